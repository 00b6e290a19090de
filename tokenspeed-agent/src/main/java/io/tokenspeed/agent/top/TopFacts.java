package io.tokenspeed.agent.top;

import io.tokenspeed.agent.report.SpeedReport;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one frame of the live view shows.
 *
 * @param at the time
 * @param today the sums of today
 * @param period the sums of the time that the table is about, by provider and model
 * @param minute the sums of the last minute
 * @param hour the sums of the last hour
 * @param block the active session block of Claude Code; null where there is none
 * @param details what single requests tell of the models
 * @param latest the latest attempts, newest first
 */
record TopFacts(
        Instant at,
        SpeedReport today,
        SpeedReport period,
        UsageTotals minute,
        UsageTotals hour,
        @Nullable UsageBlock block,
        ModelDetails details,
        List<StoredRequest> latest) {
    TopFacts {
        latest = List.copyOf(latest);
    }
}
