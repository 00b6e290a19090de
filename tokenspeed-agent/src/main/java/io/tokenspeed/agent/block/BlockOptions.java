package io.tokenspeed.agent.block;

import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.block.Blocks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which blocks are asked for.
 *
 * @param active only the active block
 * @param recent only blocks of the last three days
 * @param hours the length of a block in hours
 * @param limit the tokens that a block may have; null where no number was named
 * @param largest whether the largest block that has ended is the limit
 */
public record BlockOptions(
        boolean active, boolean recent, int hours, @Nullable Long limit, boolean largest) {
    private static final Flag ACTIVE = Flag.toggle("--active", "Only the active block, with its rate and projection.")
            .or("-a");
    private static final Flag RECENT =
            Flag.toggle("--recent", "Only blocks of the last three days.").or("-r");
    private static final Flag LENGTH = Flag.value(
                    "--session-length", "HOURS", "How long a block is, in whole hours (default: 5).")
            .or("-n");
    private static final Flag LIMIT = Flag.value(
                    "--token-limit",
                    "TOKENS",
                    "Compare with this many tokens for a block, or with the largest earlier block: max.")
            .or("-t");
    private static final int MOST_HOURS = 720;

    /** Adds the flags to a command. */
    public static void addTo(CommandSpec spec) {
        ACTIVE.addTo(spec);
        RECENT.addTo(spec);
        LENGTH.addTo(spec);
        LIMIT.addTo(spec);
    }

    /**
     * Reads the flags.
     *
     * @throws UsageException if a value is not allowed
     */
    public static BlockOptions read(ParseResult parsed) {
        String limit = LIMIT.valueIn(parsed);
        boolean largest = "max".equals(limit);
        return new BlockOptions(
                ACTIVE.in(parsed),
                RECENT.in(parsed),
                hours(LENGTH.valueIn(parsed)),
                limit == null || largest ? null : tokens(limit),
                largest);
    }

    private static int hours(@Nullable String asked) {
        if (asked == null) {
            return Blocks.HOURS;
        }
        long hours = whole(asked);
        if (hours < 1 || hours > MOST_HOURS) {
            throw new UsageException(
                    "--session-length must be whole hours from 1 to " + MOST_HOURS + ", not \"" + asked + "\".");
        }
        return (int) hours;
    }

    private static Long tokens(String asked) {
        long tokens = whole(asked);
        if (tokens < 1) {
            throw new UsageException(
                    "--token-limit must be a number of tokens from 1 on, or max, not \"" + asked + "\".");
        }
        return tokens;
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException other) {
            return -1;
        }
    }
}
