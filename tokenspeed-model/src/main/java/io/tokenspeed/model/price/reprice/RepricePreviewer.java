package io.tokenspeed.model.price.reprice;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Collects what would change, one request after the other, without keeping more than the largest moves. */
public final class RepricePreviewer {
    private static final int LARGEST = 10;

    /** Smallest move first; of equal ones the last id. */
    private static final Comparator<RepriceMove> BY_SIZE = comparingLong(
                    (RepriceMove move) -> Math.abs(move.riseNano()))
            .thenComparing(comparing((RepriceMove move) -> move.before().id()).reversed());

    private final Pricing pricing;
    private final RepriceScope scope;
    private final PriorityQueue<RepriceMove> largest = new PriorityQueue<>(LARGEST + 1, BY_SIZE);
    private RepriceSums sums = RepriceSums.NONE;
    private long unpriced;
    private long logged;
    private @Nullable Instant since;

    private RepricePreviewer(Pricing pricing, RepriceScope scope) {
        this.pricing = pricing;
        this.scope = scope;
    }

    /** Returns what would change of the requests that match a filter. Changes nothing. */
    public static RepricePreview preview(
            RequestTable requests, UsageFilter filter, RepriceScope scope, Pricing pricing) {
        RepricePreviewer previewer = new RepricePreviewer(pricing, scope);
        requests.forEach(filter, previewer::add);
        return previewer.preview();
    }

    private void add(StoredRequest stored) {
        scope.newCost(stored, pricing).ifPresent(cost -> add(new RepriceMove(stored, cost)));
    }

    private void add(RepriceMove move) {
        sums = sums.plus(move);
        unpriced += move.before().computed() == null ? 1 : 0;
        logged += move.before().request().loggedCostNano() == null ? 0 : 1;
        Instant at = Instant.ofEpochMilli(move.before().request().timing().instantMillis());
        since = since == null || at.isBefore(since) ? at : since;
        largest.add(move);
        if (largest.size() > LARGEST) {
            largest.remove();
        }
    }

    private RepricePreview preview() {
        List<RepriceMove> moves = largest.stream().sorted(BY_SIZE.reversed()).toList();
        return new RepricePreview(sums, unpriced, logged, since, moves);
    }
}
