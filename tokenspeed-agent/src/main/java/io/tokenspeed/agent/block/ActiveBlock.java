package io.tokenspeed.agent.block;

import io.tokenspeed.model.block.Blocks;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the active session block with as few hours as it takes, because a status line waits for it. */
public final class ActiveBlock {
    private static final List<Duration> BACK = List.of(Duration.ofDays(2), Duration.ofDays(30));

    private ActiveBlock() {}

    /** The active block of a tool; null where there is none. */
    public static @Nullable UsageBlock of(UsageReader usage, String tool, Instant now) {
        UsageFilter filter = UsageFilter.all(ZoneOffset.UTC).withTool(tool);
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        for (Duration back : BACK) {
            List<UsageBlock> blocks = blocks(usage, filter.during(new TimeRange(hour.minus(back), null)));
            if (blocks.isEmpty() || hasGap(blocks)) {
                return Blocks.active(blocks, now);
            }
        }
        return Blocks.active(blocks(usage, filter), now);
    }

    private static boolean hasGap(List<UsageBlock> blocks) {
        for (UsageBlock block : blocks) {
            if (block.gap()) {
                return true;
            }
        }
        return false;
    }

    /** Blocks of a part of the time are those of all of it from the first gap on. */
    private static List<UsageBlock> blocks(UsageReader usage, UsageFilter filter) {
        return Blocks.of(usage.series(filter, Interval.HOUR, List.of(Dimension.MODEL)), Blocks.HOURS);
    }
}
