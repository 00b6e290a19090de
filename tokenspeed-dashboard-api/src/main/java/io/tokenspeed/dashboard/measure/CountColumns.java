package io.tokenspeed.dashboard.measure;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.usage.UsageTotals;

/** The sums of each period, in columns, in which a period without requests is 0. Sums of several groups may be added. */
public final class CountColumns {
    private static final String[] NAMES = {
        "requests",
        "attempts",
        "failed",
        "cancelled",
        "inputTokens",
        "cacheReadTokens",
        "cacheWriteTokens",
        "outputTokens",
        "reasoningTokens",
        "totalTokens",
        "costNanoUsd",
        "unpricedRequests"
    };

    private final long[][] columns;

    /** Columns for a number of periods. */
    public CountColumns(int size) {
        columns = new long[NAMES.length][size];
    }

    /** Adds sums to a period. */
    public void add(int place, UsageTotals totals) {
        long[] values = {
            totals.requests(),
            totals.attempts(),
            totals.counts().failed(),
            totals.counts().cancelled(),
            totals.tokens().input(),
            totals.tokens().cacheRead(),
            totals.tokens().cacheWrite(),
            totals.tokens().output(),
            totals.tokens().reasoning(),
            totals.tokens().total(),
            totals.cost().knownNano(),
            totals.cost().unpriced()
        };
        for (int i = 0; i < values.length; i++) {
            columns[i][place] += values[i];
        }
    }

    /** Returns the columns by their names. */
    public Row row() {
        Row row = new Row();
        for (int i = 0; i < NAMES.length; i++) {
            row.with(NAMES[i], columns[i]);
        }
        return row;
    }
}
