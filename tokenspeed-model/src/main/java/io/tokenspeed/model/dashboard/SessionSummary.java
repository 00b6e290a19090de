package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.usage.UsageTotals;
import org.jspecify.annotations.Nullable;

/**
 * One session with the sums of its requests.
 *
 * @param id the tool's id of the session
 * @param project the root folder of the session's project; of several the first in order of text; null when unknown
 * @param tool the program that wrote its log
 * @param startedAt the start of the earliest request, in epoch milliseconds
 * @param lastActivity the end of the latest request, else its start, in epoch milliseconds
 * @param totals the sums of the session's requests
 */
public record SessionSummary(
        String id, @Nullable String project, String tool, long startedAt, long lastActivity, UsageTotals totals) {}
