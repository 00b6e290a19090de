package io.tokenspeed.model.usage;

/**
 * How many requests of a group have incomplete token counts.
 *
 * @param unreliableOutput requests whose log holds a placeholder instead of the final output count
 * @param missingUsage requests that ended well but left no token counts
 */
public record UsageGaps(long unreliableOutput, long missingUsage) {
    /** No gaps. */
    public static final UsageGaps NONE = new UsageGaps(0, 0);

    /** Returns the sum of both. */
    public UsageGaps plus(UsageGaps other) {
        return new UsageGaps(unreliableOutput + other.unreliableOutput, missingUsage + other.missingUsage);
    }
}
