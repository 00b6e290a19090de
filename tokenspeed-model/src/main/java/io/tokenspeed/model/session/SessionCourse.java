package io.tokenspeed.model.session;

import org.jspecify.annotations.Nullable;

/**
 * When a session began and ended, and how, as it was told.
 *
 * @param startedAtMillis the start, milliseconds since the epoch; null when not told
 * @param endedAtMillis the end, milliseconds since the epoch; null when not told
 * @param status null for sessions of tools, whose logs do not say when a session ends
 */
public record SessionCourse(
        @Nullable Long startedAtMillis,
        @Nullable Long endedAtMillis,
        @Nullable SessionStatus status) {
    /** Nothing was told. */
    public static final SessionCourse UNKNOWN = new SessionCourse(null, null, null);

    /** Takes the earliest start, the latest end, and of the states the last in the order of {@link SessionStatus}. */
    SessionCourse merge(SessionCourse other) {
        return new SessionCourse(
                Either.smaller(startedAtMillis, other.startedAtMillis),
                Either.of(endedAtMillis, other.endedAtMillis, Math::max),
                Either.of(status, other.status, SessionStatus::later));
    }
}
