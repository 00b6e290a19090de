package io.tokenspeed.dashboard.query;

import org.jspecify.annotations.Nullable;

/**
 * How many requests a server has sent to another program since its start.
 *
 * @param sent requests that have arrived there
 * @param lost requests that were given up
 * @param waiting requests that are neither
 * @param failedMetrics how often counters and histograms could not be sent
 * @param lastProblem why something could not be sent the last time, in a few words; null where nothing failed
 */
public record ExportCounts(
        long sent,
        long lost,
        long waiting,
        long failedMetrics,
        @Nullable String lastProblem) {}
