package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.usage.UsageTotals;
import org.jspecify.annotations.Nullable;

/**
 * A session.
 *
 * @param id the tool's id of the session
 * @param project the root folder of its project; the smallest where there are several
 * @param tool the program that wrote its log
 * @param startedAt the earliest start of a request, in epoch milliseconds
 * @param lastActivity the latest instant of a request, in epoch milliseconds
 * @param totals what its requests add up to
 */
public record SessionSummary(
        String id, @Nullable String project, String tool, long startedAt, long lastActivity, UsageTotals totals) {}
