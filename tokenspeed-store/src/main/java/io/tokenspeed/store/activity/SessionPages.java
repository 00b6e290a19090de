package io.tokenspeed.store.activity;

import static java.util.Comparator.comparing;

import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists sessions: finds when each was active, and adds up only those of the page in the hours of their activity. */
final class SessionPages {
    private static final Comparator<PagePosition> LAST_FIRST =
            comparing(PagePosition::at).reversed().thenComparing(PagePosition::id);

    private final ActivityRows rows;
    private final SessionFilter filter;
    private final Map<String, ActiveTime> active = new HashMap<>();
    private final Set<String> ofKind = new HashSet<>();

    private SessionPages(ActivityRows rows, SessionFilter filter) {
        this.rows = rows;
        this.filter = filter;
    }

    static ActivityPage<SessionActivity> page(
            ActivityRows rows, SessionFilter filter, @Nullable PagePosition after, int limit) {
        SessionPages pages = new SessionPages(rows, filter);
        pages.find();
        List<PagePosition> chosen = chosen(pages.listed(), after, limit + 1L);
        boolean more = chosen.size() > limit;
        List<PagePosition> page = more ? chosen.subList(0, limit) : chosen;
        return new ActivityPage<>(pages.sums(page), more ? page.get(limit - 1) : null);
    }

    private void find() {
        InteractionKind kind = filter.kind();
        rows.requests(filter.usage(), filter.userId(), (block, row) -> {
            times(active, block.session(row)).add(block.firstAt(row), block.lastAt(row));
            if (kind == InteractionKind.CHAT) {
                ofKind.add(block.session(row));
            }
        });
        rows.tracked(filter.usage(), filter.userId(), (user, row) -> {
            times(active, row.session()).add(row.firstAt(), row.lastAt());
            if (kind == row.kind()) {
                ofKind.add(row.session());
            }
        });
        findTold();
    }

    private static ActiveTime times(Map<String, ActiveTime> times, String session) {
        ActiveTime known = times.get(session);
        if (known == null) {
            known = new ActiveTime();
            times.put(session, known);
        }
        return known;
    }

    /** Finds sessions that were started or ended, but have no interaction. */
    private void findTold() {
        UsageFilter usage = filter.usage();
        if (usage.providers() != null || usage.models() != null || usage.tools() != null) {
            return;
        }
        for (String session : rows.sessions().sessions()) {
            SessionDetail detail = rows.sessions().detail(session);
            long at = SessionTally.toldAt(detail);
            if (detail != null
                    && at > 0
                    && usage.range().contains(at)
                    && isWanted(session, detail)
                    && !active.containsKey(session)) {
                times(active, session).add(at, at);
            }
        }
    }

    private boolean isWanted(String session, SessionDetail detail) {
        Set<String> projects = filter.usage().projects();
        String project = detail.owner().projectId();
        return (projects == null || (project != null && projects.contains(project)))
                && (filter.userId() == null || filter.userId().equals(rows.owner(session)));
    }

    private static List<PagePosition> chosen(Map<String, ActiveTime> listed, @Nullable PagePosition after, long limit) {
        return listed.entrySet().stream()
                .map(entry -> new PagePosition(entry.getValue().last(), entry.getKey()))
                .filter(position -> after == null || LAST_FIRST.compare(position, after) > 0)
                .sorted(LAST_FIRST)
                .limit(limit)
                .toList();
    }

    /** Returns what is listed: the sessions that the filter chooses, or the roots of their trees. */
    private Map<String, ActiveTime> listed() {
        Set<String> siblings = filter.parentId() == null
                ? Set.of()
                : new HashSet<>(rows.sessions().children(filter.parentId()));
        Map<String, ActiveTime> listed = new HashMap<>();
        active.forEach((session, times) -> {
            boolean chosen = (filter.kind() == null || ofKind.contains(session))
                    && (filter.parentId() == null || siblings.contains(session));
            if (chosen) {
                times(listed, place(session)).add(times);
            }
        });
        return listed;
    }

    /** Returns the session in whose line of the list a session counts. */
    private String place(String session) {
        return filter.rootsOnly() ? rows.sessions().root(session) : session;
    }

    /** Returns when any session was active that counts in a line of the page, whether the filter chooses it or not. */
    private ActiveTime time(Set<String> page) {
        ActiveTime time = new ActiveTime();
        active.forEach((session, times) -> {
            if (page.contains(place(session)) || page.contains(session)) {
                time.add(times);
            }
        });
        return time;
    }

    private List<SessionActivity> sums(List<PagePosition> page) {
        Map<String, SessionTally> tallies = new LinkedHashMap<>();
        page.forEach(position -> tallies.put(position.id(), new SessionTally()));
        UsageFilter usage = filter.usage()
                .during(filter.usage().range().overlap(time(tallies.keySet()).hours()));
        rows.requests(usage, filter.userId(), (block, row) -> {
            String session = block.session(row);
            SessionTally own = tallies.get(session);
            if (own != null) {
                own.add(block, row);
            }
            SessionTally root = filter.rootsOnly() ? tallies.get(rows.sessions().root(session)) : null;
            if (root != null) {
                root.addToTree(block, row);
            }
        });
        rows.tracked(usage, filter.userId(), (user, row) -> {
            SessionTally own = tallies.get(row.session());
            if (own != null) {
                own.add(row);
            }
        });
        return page.stream()
                .map(position -> Objects.requireNonNull(tallies.get(position.id()))
                        .result(position.id(), rows, filter.usage().costMode(), filter.rootsOnly()))
                .toList();
    }
}
