package io.tokenspeed.model.price.reprice;

import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the costs of stored requests anew, by the prices of now that were in force when a request was made. Costs
 * that a log states never change.
 */
public interface Repricing {
    /** Returns what {@link #apply} would change. */
    RepricePreview preview(UsageFilter filter, RepriceScope scope);

    /**
     * Changes costs. Each former cost is stored with the change of it. Continues a run over the same requests that was
     * interrupted.
     */
    RepriceRun apply(UsageFilter filter, RepriceScope scope);

    /**
     * Restores the former cost of each request whose cost is still the one that a run gave it.
     *
     * @param run the number of the run; null for the latest that was not taken back
     * @throws IllegalArgumentException if there is no such run, or it was taken back; the message says so in a sentence
     */
    RepriceUndo undo(@Nullable Long run);

    /** Returns all runs, latest first. */
    List<RepriceRun> runs();
}
