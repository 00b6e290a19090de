package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.SessionNames;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hours.HourBlock;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.HourParts;
import io.tokenspeed.store.hours.MatchingKeys;
import io.tokenspeed.store.session.KnownSessions;
import io.tokenspeed.store.session.SessionIndex;
import io.tokenspeed.store.sqlite.Connections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks over all sums that match a question: of requests, each with its user, and of what was tracked. A walk sees one
 * state of the requests and one of the sessions.
 */
final class ActivityRows {
    private final HourParts parts;
    private final TrackedHours tracked;
    private final NavigableMap<Long, HourBlock> hours;
    private final NavigableMap<Long, List<TrackedRow>> trackedHours;
    private final SessionIndex sessions;
    private final Map<Set<String>, Set<String>> sessionsOfProjects = new HashMap<>();

    private ActivityRows(Sources sources) {
        this.parts = sources.parts;
        this.tracked = sources.tracked;
        this.hours = sources.cube.hours();
        this.trackedHours = sources.tracked.now();
        this.sessions = sources.known.current();
    }

    /** Where the sums come from. */
    record Sources(HourCube cube, HourParts parts, TrackedHours tracked, KnownSessions known) {
        static Sources of(Connections connections, HourCube cube) {
            return new Sources(
                    cube, new HourParts(connections), new TrackedHours(connections), new KnownSessions(connections));
        }

        ActivityRows now() {
            return new ActivityRows(this);
        }
    }

    /** Prepares for questions about all these ranges, which makes the answers many times faster. */
    void prepare(List<TimeRange> ranges) {
        parts.prepare(hours, ranges);
    }

    /** Takes sums of requests. */
    interface Visitor {
        void visit(HourBlock block, int row);
    }

    /** Takes sums of requests with the user who made them. */
    interface UserVisitor {
        void visit(String user, HourBlock block, int row);
    }

    SessionIndex sessions() {
        return sessions;
    }

    /** The hours with requests or tracked interactions, since the epoch. */
    SortedSet<Long> activeHours() {
        SortedSet<Long> active = new TreeSet<>(hours.keySet());
        active.addAll(trackedHours.keySet());
        return active;
    }

    /**
     * Gives the matching sums of requests to {@code visitor}.
     *
     * @param user only this user's; null for all
     */
    void requests(UsageFilter filter, @Nullable String user, Visitor visitor) {
        if (user == null) {
            eachPart(filter, (part, row) -> visitor.visit(part.block(), row));
        } else {
            requestsOfUsers(filter, (owner, block, row) -> {
                if (user.equals(owner)) {
                    visitor.visit(block, row);
                }
            });
        }
    }

    /** Gives the matching sums of requests to {@code visitor}, each with its user. */
    void requestsOfUsers(UsageFilter filter, UserVisitor visitor) {
        eachPart(filter, (part, row) -> {
            HourBlock block = part.block();
            visitor.visit(part.user() == null ? owner(block.session(row)) : part.user(), block, row);
        });
    }

    private void eachPart(UsageFilter filter, ObjIntConsumer<HourParts.Part> visitor) {
        MatchingKeys matching = new MatchingKeys(filter);
        parts.each(hours, filter.range(), part -> {
            HourBlock block = part.block();
            for (int row = 0; row < block.size(); row++) {
                if (matching.contains(block.key(row))) {
                    visitor.accept(part, row);
                }
            }
        });
    }

    /** Gives the matching sums of what was tracked to {@code sink}, each with its user. */
    void tracked(UsageFilter filter, @Nullable String user, BiConsumer<String, TrackedRow> sink) {
        tracked.each(trackedHours, filter.range(), row -> {
            String owner = owner(row.session());
            boolean ofUser = user == null || user.equals(owner);
            if (ofUser && matches(row.session(), filter)) {
                sink.accept(owner, row);
            }
        });
    }

    /** The hours in which something was tracked in a session, since the epoch. */
    SortedSet<Long> trackedHours(String session) {
        SortedSet<Long> found = new TreeSet<>();
        trackedHours.forEach((hour, tracked) -> {
            if (tracked.stream().anyMatch(row -> row.session().equals(session))) {
                found.add(hour);
            }
        });
        return found;
    }

    /** Returns the user of a session. */
    String owner(String session) {
        return sessions.user(session, SessionNames.LOCAL_USER);
    }

    /** Whether what was tracked in a session matches a filter; it has neither a provider nor a model. */
    boolean matches(String session, UsageFilter filter) {
        return filter.providers() == null
                && filter.models() == null
                && isOfTool(session, filter)
                && isOfProject(session, filter.projects());
    }

    private boolean isOfTool(String session, UsageFilter filter) {
        SessionDetail detail = sessions.detail(session);
        return filter.tools() == null
                || (detail != null && filter.tools().contains(detail.owner().app()));
    }

    private boolean isOfProject(String session, @Nullable Set<String> wanted) {
        if (wanted == null) {
            return true;
        }
        SessionDetail detail = sessions.detail(session);
        String project = detail == null ? null : detail.owner().projectId();
        return project == null
                ? sessionsOfProjects.computeIfAbsent(wanted, this::sessionsOf).contains(session)
                : wanted.contains(project);
    }

    /** Returns the sessions with requests of some projects. */
    private Set<String> sessionsOf(Set<String> projects) {
        Set<String> found = new HashSet<>();
        for (HourBlock block : hours.values()) {
            for (int row = 0; row < block.size(); row++) {
                if (projects.contains(block.key(row).project())) {
                    found.add(block.session(row));
                }
            }
        }
        return found;
    }
}
