package io.tokenspeed.model.metric;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * All windows as they are at one instant.
 *
 * @param at the instant that the windows end at
 * @param completeSince the instant since which all attempts are counted
 * @param relativeError by how much a percentile can be off, as a share of the exact value
 * @param footprint the memory behind the windows
 * @param windows the windows, one of each span
 */
public record MetricsSnapshot(
        Instant at,
        Instant completeSince,
        double relativeError,
        Footprint footprint,
        Map<Span, MetricsWindow> windows) {
    public MetricsSnapshot {
        windows = Collections.unmodifiableMap(new EnumMap<>(windows));
    }

    /** Returns the window of a span. */
    public MetricsWindow window(Span span) {
        return Objects.requireNonNull(windows.get(span), "each span has a window");
    }

    /**
     * The memory that the windows are made from, and what did not fit.
     *
     * @param memoryBytes the memory in use
     * @param foldedSeries how many models, users and spaces have no row of their own and are part of {@code other}
     * @param late how many attempts are missing from a window, because they came later than it reaches back, or
     *     because the clock was set back
     */
    public record Footprint(long memoryBytes, long foldedSeries, long late) {}
}
