package io.tokenspeed.model.price.reprice;

/**
 * A run that was taken back.
 *
 * @param run the run
 * @param restored how many requests have their former cost again
 * @param changedSince how many requests keep a cost that they got after the run
 */
public record RepriceUndo(RepriceRun run, long restored, long changedSince) {}
