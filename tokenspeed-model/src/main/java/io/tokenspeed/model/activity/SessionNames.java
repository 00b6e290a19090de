package io.tokenspeed.model.activity;

import io.tokenspeed.model.session.SessionDetail;
import org.jspecify.annotations.Nullable;

/**
 * Which session it is, and to what it belongs.
 *
 * @param id the session
 * @param project its project: as tracked, else the root folder of its requests, of several the first in order of text;
 *     null when unknown
 * @param tool the program that made its requests or tracks it
 * @param rootId the session at the top of the tree of sessions that this one is in; itself where no other started it
 * @param userId whose session it is; {@code local} for the owner of this machine
 * @param detail what else was told of it; null for nothing
 */
public record SessionNames(
        String id,
        @Nullable String project,
        String tool,
        String rootId,
        String userId,
        @Nullable SessionDetail detail) {
    /** The user of everything that names no other: the owner of this machine. */
    public static final String LOCAL_USER = "local";
}
