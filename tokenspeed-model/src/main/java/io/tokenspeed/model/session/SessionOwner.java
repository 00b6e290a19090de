package io.tokenspeed.model.session;

import org.jspecify.annotations.Nullable;

/**
 * Whose a session is. Each of these is said once for a session; another value later is a conflict.
 *
 * @param app the program that tracks the session; null for sessions of tools whose logs are read
 * @param userId whose session it is; null for the owner of this machine
 * @param projectId the project that the session belongs to; null where only its requests say so
 */
public record SessionOwner(
        @Nullable String app,
        @Nullable String userId,
        @Nullable String projectId) {
    /** Nothing is known. */
    public static final SessionOwner UNKNOWN = new SessionOwner(null, null, null);

    SessionOwner merge(SessionOwner other) {
        return new SessionOwner(
                Either.smaller(app, other.app),
                Either.smaller(userId, other.userId),
                Either.smaller(projectId, other.projectId));
    }
}
