package io.tokenspeed.sources.codex;

import org.jspecify.annotations.Nullable;

/** The times that ids carry: Codex numbers threads and turns with UUIDs of version 7, which begin with the millisecond. */
final class TurnTime {
    private static final int LENGTH = 36;
    private static final int VERSION_AT = 14;
    private static final int HEX = 16;
    /** Ids that are further from the time of their record were not made by a clock. */
    private static final long TRUSTED_SECONDS = 86_400;

    private TurnTime() {}

    /**
     * When a turn started, in seconds since the epoch; null where its id does not tell.
     *
     * @param thread the id of the thread
     * @param created when the thread's rollout begins, in epoch milliseconds
     */
    static @Nullable Long of(@Nullable String turn, @Nullable String thread, long created) {
        Long made = seconds(thread);
        boolean trusted = made != null && Math.abs(made - created / 1000) <= TRUSTED_SECONDS;
        return trusted ? seconds(turn) : null;
    }

    private static @Nullable Long seconds(@Nullable String id) {
        if (id == null || id.length() != LENGTH || id.charAt(VERSION_AT) != '7') {
            return null;
        }
        try {
            return Long.parseLong(id.substring(0, 8) + id.substring(9, 13), HEX) / 1000;
        } catch (NumberFormatException noUuid) {
            return null;
        }
    }
}
