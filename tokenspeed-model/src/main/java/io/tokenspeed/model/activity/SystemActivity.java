package io.tokenspeed.model.activity;

import io.tokenspeed.model.telemetry.TelemetryCounts;

/**
 * Everything that a database holds.
 *
 * @param sessions how many sessions there are
 * @param users how many users there are
 * @param bytes the size of the database
 * @param hotRequests requests that are stored row by row
 * @param coldRequests requests in the archive
 * @param telemetry what tools told by OpenTelemetry
 * @param activity the sums
 */
public record SystemActivity(
        long sessions,
        long users,
        long bytes,
        long hotRequests,
        long coldRequests,
        TelemetryCounts telemetry,
        Activity activity) {}
