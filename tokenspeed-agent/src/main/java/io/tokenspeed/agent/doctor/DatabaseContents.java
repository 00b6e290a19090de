package io.tokenspeed.agent.doctor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds.
 *
 * @param requests stored requests of every tool, as reports count them; absent when it cannot be read
 * @param attempts those and the attempts without usage; absent when it cannot be read
 * @param firstAt the earliest instant in it; absent when it is empty
 * @param lastAt the latest instant in it; absent when it is empty
 */
public record DatabaseContents(
        @Nullable Long requests,
        @Nullable Long attempts,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt) {
    /** The contents of a database that cannot be read. */
    public static final DatabaseContents UNKNOWN = new DatabaseContents(null, null, null, null);
}
