package io.tokenspeed.model.activity;

import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.UsageFilter;
import org.jspecify.annotations.Nullable;

/**
 * Selects sessions. Sums cover what matches {@code usage} and {@code userId}; the other properties only choose sessions.
 *
 * @param usage the requests that count
 * @param userId only this user's; null for all
 * @param kind only sessions with an interaction of this kind; null for all
 * @param rootsOnly whether to list trees of sessions by their roots, ordered by what was last active anywhere in them
 * @param parentId only sessions that this one started; null for all
 */
public record SessionFilter(
        UsageFilter usage,
        @Nullable String userId,
        @Nullable InteractionKind kind,
        boolean rootsOnly,
        @Nullable String parentId) {

    /** Returns a filter by requests alone. */
    public static SessionFilter of(UsageFilter usage) {
        return new SessionFilter(usage, null, null, false, null);
    }
}
