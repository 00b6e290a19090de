package io.tokenspeed.agent.doctor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The counts and the time span of a database.
 *
 * @param requests stored requests of every tool, as reports count them; null where the database cannot be read
 * @param attempts requests and attempts without usage; null where the database cannot be read
 * @param firstAt the instant of the earliest attempt; null where there is none
 * @param lastAt the instant of the latest attempt; null where there is none
 */
public record DatabaseContents(
        @Nullable Long requests,
        @Nullable Long attempts,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt) {
    /** The contents of a database that cannot be read. */
    public static final DatabaseContents UNKNOWN = new DatabaseContents(null, null, null, null);
}
