package io.tokenspeed.model.track;

import io.tokenspeed.model.request.Status;

/**
 * A session ends. May arrive before its start.
 *
 * @param sessionId identifies the session on this machine
 * @param app the program that tracks
 * @param endedAtMillis when it ended, in milliseconds since the epoch
 * @param status how it ended
 */
public record SessionEnd(String sessionId, String app, long endedAtMillis, Status status) implements TrackEvent {}
