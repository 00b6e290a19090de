package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SameKey;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row per attempt, into which all its records merge. Its owner guards it. */
final class StoredRequests {
    private final Map<String, StoredRequest> rows = new LinkedHashMap<>();
    private final ComputedCost computedCost;

    StoredRequests(ComputedCost computedCost) {
        this.computedCost = computedCost;
    }

    /** Stores all of the requests, or none when pricing one of them throws. */
    void store(List<Request> requests) {
        Map<String, StoredRequest> changed = new LinkedHashMap<>();
        for (Request request : requests) {
            StoredRequest known = known(request, changed);
            boolean other = known != null && SameKey.contradict(known.request(), request);
            put(other ? SameKey.apart(request) : request, changed);
        }
        rows.putAll(changed);
    }

    private void put(Request request, Map<String, StoredRequest> changed) {
        changed.put(id(request), merged(id(request), known(request, changed), request));
    }

    private @Nullable StoredRequest known(Request request, Map<String, StoredRequest> changed) {
        return changed.getOrDefault(id(request), rows.get(id(request)));
    }

    List<StoredRequest> all() {
        return List.copyOf(rows.values());
    }

    /** The ids of all rows in the order in which they came. */
    List<String> ids() {
        return List.copyOf(rows.keySet());
    }

    private StoredRequest merged(String id, @Nullable StoredRequest known, Request request) {
        return known == null
                ? computedCost.first(id, request)
                : computedCost.again(known, SameKey.joined(known.request(), request));
    }

    private static String id(Request request) {
        return request.tool() + ' ' + request.naturalKey();
    }
}
