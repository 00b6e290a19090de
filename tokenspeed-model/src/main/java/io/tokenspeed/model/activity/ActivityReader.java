package io.tokenspeed.model.activity;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads sessions and interactions. The sums of sessions, models, days, users and interactions are equal to the
 * nano-dollar.
 */
public interface ActivityReader {
    /** Returns a page of sessions, last active first, then by id. */
    ActivityPage<SessionActivity> sessions(SessionFilter filter, @Nullable PagePosition after, int limit);

    /** Returns a session by its id; empty if nothing is known of it. */
    Optional<SessionView> session(String id, CostMode mode);

    /** Returns a page of the interactions of a session, earliest first, then by key; {@code kind} null for all. */
    ActivityPage<InteractionEntry> interactions(
            String sessionId, @Nullable InteractionKind kind, @Nullable PagePosition after, int limit);

    /**
     * Gives every interaction that matches to {@code sink}, earliest first, an hour at a time, so that memory does not
     * grow with the history.
     */
    void forEachInteraction(UsageFilter filter, Consumer<InteractionEntry> sink);

    /** Returns the days on which something happened, in order. */
    List<DayActivity> days(UsageFilter filter, @Nullable String userId);

    /** Returns the users, last active first. */
    List<UserActivity> users(UsageFilter filter);

    /** Returns the sums of everything. */
    SystemActivity system();
}
