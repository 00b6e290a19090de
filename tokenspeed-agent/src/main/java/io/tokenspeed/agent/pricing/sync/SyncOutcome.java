package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.model.price.sync.PriceComparison;
import io.tokenspeed.model.price.sync.SyncRun;
import java.util.List;

/**
 * What a sync did.
 *
 * @param runs what became of each source
 * @param comparisons how the lists that were believed differ from the book as it was
 */
public record SyncOutcome(List<SyncRun> runs, List<PriceComparison> comparisons) {
    public SyncOutcome {
        runs = List.copyOf(runs);
        comparisons = List.copyOf(comparisons);
    }

    /** Returns whether every source had a list that was believed. */
    public boolean succeeded() {
        return runs.stream().allMatch(SyncRun::succeeded);
    }
}
