package io.tokenspeed.model.telemetry;

import java.util.List;
import java.util.Map;

/** What tools told by OpenTelemetry, beside their requests. Safe for use by several threads. */
public interface TelemetryTable {
    /** The most series of metrics that are kept; the oldest are dropped for new ones. */
    int MOST_SERIES = 4_096;

    /** Counts the requests that came by OpenTelemetry and are not archived. */
    TelemetryCounts counts();

    /**
     * Sets whether requests of the provider without a partner count although their session has a transcript.
     *
     * @param counting whether they count from now on, those that are stored among them
     */
    void countUnlogged(boolean counting);

    /**
     * Adds to sums of metrics.
     *
     * @param increments what to add to each
     * @param atMillis when they came, in milliseconds since the epoch
     * @return how many older sums were dropped to make room
     */
    int add(Map<MetricSum, Double> increments, long atMillis);

    /** Returns the sums of metrics of a tool, by session, model and type. */
    List<MetricTotal> sums(String tool);
}
