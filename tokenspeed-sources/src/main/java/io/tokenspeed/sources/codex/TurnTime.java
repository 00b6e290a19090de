package io.tokenspeed.sources.codex;

import org.jspecify.annotations.Nullable;

/**
 * Reads times from ids: Codex gives threads and turns UUIDs of version 7 (RFC 9562), which begin with their time in
 * milliseconds.
 */
final class TurnTime {
    private static final int LENGTH = 36;
    private static final int VERSION_AT = 14;
    private static final int HEX = 16;
    /** An id further from the time of its record was not made from a clock. */
    private static final long TRUSTED_SECONDS = 86_400;

    private TurnTime() {}

    /**
     * Returns when a turn started, in seconds since the epoch; null where its id does not show it.
     *
     * @param thread the id of the thread
     * @param created when the thread's rollout begins, in milliseconds since the epoch
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
