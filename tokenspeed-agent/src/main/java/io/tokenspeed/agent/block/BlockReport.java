package io.tokenspeed.agent.block;

import io.tokenspeed.model.block.Blocks;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session blocks that were asked for.
 *
 * @param blocks blocks and gaps in the order asked for
 * @param limit the tokens that a block may have; null where none was named
 * @param now the time that decides which block is active
 */
public record BlockReport(List<UsageBlock> blocks, @Nullable Long limit, Instant now) {
    private static final Duration RECENT = Duration.ofDays(3);

    public BlockReport {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads the blocks of the filter's tool. All of its usage is cut into blocks, and those that begin in the filter's
     * range are kept, so that no range cuts a block in two.
     *
     * @param descending whether the latest comes first
     */
    public static BlockReport read(
            UsageReader usage, UsageFilter filter, BlockOptions options, Instant now, boolean descending) {
        List<UsageBlock> every = Blocks.read(usage, filter, options.hours());
        List<UsageBlock> kept = new ArrayList<>();
        for (UsageBlock block : every) {
            if (filter.range().contains(block.start().toEpochMilli()) && wanted(block, options, now)) {
                kept.add(block);
            }
        }
        if (descending) {
            Collections.reverse(kept);
        }
        return new BlockReport(kept, options.largest() ? largest(every, now) : options.limit(), now);
    }

    private static boolean wanted(UsageBlock block, BlockOptions options, Instant now) {
        if (options.active()) {
            return block.isActive(now);
        }
        return !options.recent() || block.isActive(now) || !block.start().isBefore(now.minus(RECENT));
    }

    /** The tokens of the largest block that has ended; null where there is none. */
    private static @Nullable Long largest(List<UsageBlock> blocks, Instant now) {
        long most = 0;
        for (UsageBlock block : blocks) {
            if (!block.isActive(now)) {
                most = Math.max(most, block.totals().tokens().total());
            }
        }
        return most == 0 ? null : (Long) most;
    }

    /** The active block among those asked for; null for none. */
    public @Nullable UsageBlock activeBlock() {
        return Blocks.active(blocks, now);
    }
}
