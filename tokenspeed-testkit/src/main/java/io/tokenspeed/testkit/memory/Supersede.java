package io.tokenspeed.testkit.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.GatewayPairs;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.storage.Twins;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which stored requests count. OpenCode leaves several records of one message, of which the best kind counts,
 * and copies them into forked sessions under new ids, of which the copy with the smallest key counts. Of rows that two
 * tools stored of one request, the row that holds more counts.
 */
final class Supersede {
    private static final String OPENCODE = "opencode";

    private static final Comparator<StoredRequest> LARGEST_FIRST = comparingLong(
                    (StoredRequest row) -> row.request().tokens().total())
            .reversed()
            .thenComparing(StoredRequest::id);

    private static final Comparator<StoredRequest> BY_KEY =
            comparing(row -> row.request().naturalKey());

    private Supersede() {}

    static List<StoredRequest> counting(List<StoredRequest> rows) {
        return withoutPairs(withoutTwins(ofOneTool(rows)));
    }

    /** Leaves out what a gateway saw and the tool logged, too, and gives the log's row the gateway's times. */
    private static List<StoredRequest> withoutPairs(List<StoredRequest> rows) {
        Map<String, List<StoredRequest>> tools =
                rows.stream().collect(Collectors.groupingBy(row -> row.request().tool()));
        Map<String, String> links = new HashMap<>();
        tools.values().forEach(some -> links.putAll(GatewayPairs.links(some)));
        Map<String, Request> lenders = new HashMap<>();
        rows.stream()
                .filter(row -> links.containsKey(row.id()))
                .forEach(row -> lenders.put(links.get(row.id()), row.request()));
        return rows.stream()
                .filter(row -> !links.containsKey(row.id()))
                .map(row -> lent(row, lenders.get(row.id())))
                .toList();
    }

    private static StoredRequest lent(StoredRequest row, @Nullable Request lender) {
        return lender == null
                ? row
                : new StoredRequest(row.id(), GatewayPairs.lent(row.request(), lender), row.computed());
    }

    /** Returns the rows that no other row of their tool supersedes. */
    static List<StoredRequest> ofOneTool(List<StoredRequest> rows) {
        return withoutForks(bestTraces(rows));
    }

    private static List<StoredRequest> withoutTwins(List<StoredRequest> rows) {
        Map<List<String>, List<StoredRequest>> sharing = new HashMap<>();
        for (StoredRequest row : rows) {
            ProviderIds ids = row.request().ids();
            if (ids.response() != null) {
                sharing.computeIfAbsent(List.of("response", ids.response()), id -> new ArrayList<>())
                        .add(row);
            }
            if (ids.request() != null) {
                sharing.computeIfAbsent(List.of("request", ids.request()), id -> new ArrayList<>())
                        .add(row);
            }
        }
        Set<String> linked = new HashSet<>();
        sharing.values().forEach(group -> linked.addAll(Twins.links(group).keySet()));
        return rows.stream().filter(row -> !linked.contains(row.id())).toList();
    }

    private static List<StoredRequest> bestTraces(List<StoredRequest> rows) {
        List<StoredRequest> counting = new ArrayList<>();
        Map<String, List<StoredRequest>> messages = new HashMap<>();
        for (StoredRequest row : rows) {
            Request request = row.request();
            if (request.tool().equals(OPENCODE)) {
                messages.computeIfAbsent(request.place().messageId(), id -> new ArrayList<>())
                        .add(row);
            } else {
                counting.add(row);
            }
        }
        messages.values().forEach(records -> counting.addAll(best(records)));
        return counting;
    }

    private static List<StoredRequest> best(List<StoredRequest> records) {
        RecordKind best = records.stream()
                .map(row -> row.request().kind())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return records.stream()
                .filter(row -> row.request().kind() == best)
                .sorted(LARGEST_FIRST)
                .limit(best == RecordKind.FOREIGN ? 1 : Long.MAX_VALUE)
                .toList();
    }

    private static List<StoredRequest> withoutForks(Collection<StoredRequest> rows) {
        List<StoredRequest> counting = new ArrayList<>();
        Map<Fork, StoredRequest> forks = new HashMap<>();
        for (StoredRequest row : rows) {
            String forkKey = row.request().forkKey();
            if (forkKey == null) {
                counting.add(row);
            } else {
                forks.merge(new Fork(row.request().tool(), forkKey), row, (a, b) -> BY_KEY.compare(a, b) <= 0 ? a : b);
            }
        }
        counting.addAll(forks.values());
        return counting;
    }

    private record Fork(String tool, String forkKey) {}
}
