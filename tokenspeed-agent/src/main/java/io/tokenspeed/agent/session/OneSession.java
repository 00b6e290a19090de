package io.tokenspeed.agent.session;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The requests with usage of one session, oldest first.
 *
 * @param id the session's id
 * @param requests its requests, at least one
 * @param mode which cost of a request counts
 */
public record OneSession(String id, List<StoredRequest> requests, CostMode mode) {
    /** The name of a Codex rollout, by which other programs call the session that is in it. */
    private static final Pattern ROLLOUT = Pattern.compile(
            "(?:.*/)?rollout-.*-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\\.jsonl)?");

    public OneSession {
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("session " + id + " has no requests");
        }
        requests = List.copyOf(requests);
    }

    /**
     * Reads a session; null where no stored request belongs to it.
     *
     * @param asked its id, or the name of the Codex rollout that it is in
     */
    public static @Nullable OneSession read(RequestTable table, String asked, UsageFilter filter) {
        String id = id(asked);
        List<StoredRequest> requests = new ArrayList<>();
        table.ofSession(id, filter, stored -> {
            if (stored.request().hasUsage()) {
                requests.add(stored);
            }
        });
        return requests.isEmpty() ? null : new OneSession(id, requests, filter.costMode());
    }

    /** The id of the session that is called by its id or by the name of the Codex rollout that it is in. */
    static String id(String asked) {
        Matcher rollout = ROLLOUT.matcher(asked);
        return rollout.matches() ? rollout.group(1) : asked;
    }

    /** The cost of one request in nano-dollars; null where unknown. */
    @Nullable
    Long nano(StoredRequest stored) {
        Long logged = stored.request().loggedCostNano();
        boolean useLogged = mode == CostMode.DISPLAY || (mode == CostMode.AUTO && logged != null);
        return useLogged ? logged : stored.computedCostNano();
    }

    /** The sum of the known costs in nano-dollars; null where none is known. */
    public @Nullable Long nano() {
        Long sum = null;
        for (StoredRequest stored : requests) {
            Long nano = nano(stored);
            sum = nano == null ? sum : (Long) Sum.of(sum == null ? 0 : sum, nano);
        }
        return sum;
    }

    /** How many requests have no known cost. */
    long unpriced() {
        return requests.stream().filter(stored -> nano(stored) == null).count();
    }

    long totalTokens() {
        long sum = 0;
        for (StoredRequest stored : requests) {
            sum = Sum.of(sum, stored.request().tokens().total());
        }
        return sum;
    }
}
