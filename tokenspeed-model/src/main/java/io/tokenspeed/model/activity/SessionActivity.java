package io.tokenspeed.model.activity;

import io.tokenspeed.model.usage.UsageTotals;
import org.jspecify.annotations.Nullable;

/**
 * A session with its sums.
 *
 * @param names which session it is
 * @param startedAt the earliest start of a request, else as told, in epoch milliseconds
 * @param lastActivity the latest instant of a request or another interaction, else as told, in epoch milliseconds
 * @param activity the sums of the session itself
 * @param agents how many sub-agents worked inside the session
 * @param tree the sums of the requests of this session and all sessions below it; null where they were not asked for
 */
public record SessionActivity(
        SessionNames names,
        long startedAt,
        long lastActivity,
        Activity activity,
        long agents,
        @Nullable UsageTotals tree) {}
