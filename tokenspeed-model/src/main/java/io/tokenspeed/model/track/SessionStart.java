package io.tokenspeed.model.track;

import org.jspecify.annotations.Nullable;

/**
 * A session begins. Parent, user and project of a session are told once; another value later is a conflict.
 *
 * @param sessionId identifies the session on this machine
 * @param app the program that tracks
 * @param userId whose session it is; null for the owner of this machine
 * @param projectId the project that it belongs to; null when unknown
 * @param parentId the session that began it; null for none
 * @param startedAtMillis when it began, in milliseconds since the epoch
 * @param metadata further facts of the program
 */
public record SessionStart(
        String sessionId,
        String app,
        @Nullable String userId,
        @Nullable String projectId,
        @Nullable String parentId,
        long startedAtMillis,
        Metadata metadata)
        implements TrackEvent {}
