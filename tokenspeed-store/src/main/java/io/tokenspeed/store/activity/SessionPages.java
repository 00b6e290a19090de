package io.tokenspeed.store.activity;

import static java.util.Comparator.comparing;

import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists sessions: finds when each was last active, and adds up only those of the page. */
final class SessionPages {
    private static final Comparator<PagePosition> LAST_FIRST =
            comparing(PagePosition::at).reversed().thenComparing(PagePosition::id);

    private final ActivityRows rows;
    private final SessionFilter filter;
    private final Map<String, Long> lastAt = new HashMap<>();
    private final Set<String> ofKind = new HashSet<>();

    private SessionPages(ActivityRows rows, SessionFilter filter) {
        this.rows = rows;
        this.filter = filter;
    }

    static ActivityPage<SessionActivity> page(
            ActivityRows rows, SessionFilter filter, @Nullable PagePosition after, int limit) {
        SessionPages pages = new SessionPages(rows, filter);
        pages.find();
        List<PagePosition> chosen = pages.chosen(after, limit + 1L);
        boolean more = chosen.size() > limit;
        List<PagePosition> page = more ? chosen.subList(0, limit) : chosen;
        return new ActivityPage<>(pages.sums(page), more ? page.get(limit - 1) : null);
    }

    private void find() {
        InteractionKind kind = filter.kind();
        rows.requests(filter.usage(), filter.userId(), (user, block, row) -> {
            lastAt.merge(block.session(row), block.lastAt(row), Math::max);
            if (kind == InteractionKind.CHAT) {
                ofKind.add(block.session(row));
            }
        });
        rows.tracked(filter.usage(), filter.userId(), (user, row) -> {
            lastAt.merge(row.session(), row.lastAt(), Math::max);
            if (kind == row.kind()) {
                ofKind.add(row.session());
            }
        });
        findTold();
        if (kind != null) {
            lastAt.keySet().retainAll(ofKind);
        }
        if (filter.parentId() != null) {
            lastAt.keySet().retainAll(new HashSet<>(rows.sessions().children(filter.parentId())));
        }
    }

    /** Finds sessions that were started or ended, but have no interaction. */
    private void findTold() {
        UsageFilter usage = filter.usage();
        if (usage.provider() != null || usage.model() != null || usage.tool() != null) {
            return;
        }
        for (String session : rows.sessions().sessions()) {
            SessionDetail detail = rows.sessions().detail(session);
            long at = SessionTally.toldAt(detail);
            if (detail != null && at > 0 && contains(usage.range(), at) && isWanted(session, detail)) {
                lastAt.putIfAbsent(session, at);
            }
        }
    }

    private boolean isWanted(String session, SessionDetail detail) {
        String project = filter.usage().project();
        return (project == null || project.equals(detail.owner().projectId()))
                && (filter.userId() == null || filter.userId().equals(rows.owner(session)));
    }

    private static boolean contains(TimeRange range, long millis) {
        Instant at = Instant.ofEpochMilli(millis);
        return (range.from() == null || !at.isBefore(range.from())) && (range.to() == null || at.isBefore(range.to()));
    }

    private List<PagePosition> chosen(@Nullable PagePosition after, long limit) {
        return (filter.rootsOnly() ? byRoot() : lastAt)
                .entrySet().stream()
                        .map(entry -> new PagePosition(entry.getValue(), entry.getKey()))
                        .filter(position -> after == null || LAST_FIRST.compare(position, after) > 0)
                        .sorted(LAST_FIRST)
                        .limit(limit)
                        .toList();
    }

    private Map<String, Long> byRoot() {
        Map<String, Long> roots = new HashMap<>();
        lastAt.forEach((session, at) -> roots.merge(rows.sessions().root(session), at, Math::max));
        return roots;
    }

    private List<SessionActivity> sums(List<PagePosition> page) {
        Map<String, SessionTally> tallies = new LinkedHashMap<>();
        page.forEach(position -> tallies.put(position.id(), new SessionTally()));
        rows.requests(filter.usage(), filter.userId(), (user, block, row) -> {
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
        rows.tracked(filter.usage(), filter.userId(), (user, row) -> {
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
