package io.tokenspeed.agent.telemetry;

import io.tokenspeed.dashboard.query.ExportCounts;
import org.jspecify.annotations.Nullable;

/**
 * What a server could not send to a receiver of OpenTelemetry since its start.
 *
 * @param requests requests that were given up
 * @param failedMetrics how often counters and histograms could not be sent; later ones hold what these held
 * @param lastProblem why something could not be sent the last time, in a few words; null where nothing failed
 */
public record ExportLoss(
        long requests, long failedMetrics, @Nullable String lastProblem) {
    /** Nothing was lost, or nothing is to be sent. */
    public static final ExportLoss NONE = new ExportLoss(0, 0, null);

    /** What is lost of what a server counted; null counts are those of a server that sends nothing. */
    public static ExportLoss of(@Nullable ExportCounts counts) {
        return counts == null || counts.lost() + counts.failedMetrics() == 0
                ? NONE
                : new ExportLoss(counts.lost(), counts.failedMetrics(), counts.lastProblem());
    }
}
