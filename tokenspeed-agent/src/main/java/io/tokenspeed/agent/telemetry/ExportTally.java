package io.tokenspeed.agent.telemetry;

import io.tokenspeed.dashboard.query.ExportCounts;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was sent and what was lost: {@code told = sent + lost + waiting}. Warns of the first failure; later ones
 * are counted, and logged for debugging only.
 */
final class ExportTally {
    private static final System.Logger logger = System.getLogger(ExportTally.class.getName());

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong failedMetrics = new AtomicLong();
    private volatile @Nullable String lastProblem;

    void sent(long requests) {
        sent.addAndGet(requests);
    }

    void lost(long requests, String problem) {
        lost.addAndGet(requests);
        remember(problem);
    }

    void metricsFailed(String problem) {
        failedMetrics.incrementAndGet();
        remember(problem);
    }

    private void remember(String problem) {
        logger.log(
                lastProblem == null ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                "Cannot export telemetry: {0}. What is lost is counted at /api/meta; later failures are not logged.",
                problem);
        lastProblem = problem;
    }

    ExportCounts counts(long waiting) {
        return new ExportCounts(sent.get(), lost.get(), waiting, failedMetrics.get(), lastProblem);
    }
}
