package io.tokenspeed.store.query;

import static java.util.Comparator.comparing;

import io.tokenspeed.model.dashboard.SessionHistory;
import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.activity.SessionSums;
import io.tokenspeed.store.hours.HourBlock;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.MatchingKeys;
import io.tokenspeed.store.hours.WholeHours;
import io.tokenspeed.store.sqlite.Connections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * Finds the latest sessions in the hour sums and adds up only these; reads single requests at the edges of a time
 * range.
 */
final class SqliteSessions implements SessionHistory {
    private final HourCube cube;
    private final SessionEdges edges;

    SqliteSessions(Connections connections, HourCube cube) {
        this.cube = cube;
        this.edges = new SessionEdges(connections);
    }

    @Override
    public List<SessionSummary> recent(UsageFilter filter, int limit) {
        WholeHours whole = WholeHours.of(filter.range());
        NavigableMap<Long, HourBlock> hours = cube.hours().subMap(whole.first(), true, whole.end(), false);
        Map<String, SessionSums> sums = new HashMap<>();
        for (TimeRange edge : whole.edges()) {
            edges.add(filter.during(edge), sums);
        }
        Set<String> latest = latest(hours, filter, sums, limit);
        sums.keySet().retainAll(latest);
        each(hours, filter, (block, row) -> {
            if (latest.contains(block.session(row))) {
                sums.computeIfAbsent(block.session(row), id -> new SessionSums())
                        .add(block, row);
            }
        });
        return sums.entrySet().stream()
                .map(one -> one.getValue().summary(one.getKey(), filter.costMode()))
                .sorted(comparing(SessionSummary::lastActivity).reversed().thenComparing(SessionSummary::id))
                .toList();
    }

    /**
     * Returns the sessions that were active last, in the hours or at the edges. Goes backwards from the newest hour: a
     * session that first appears in an older hour was active earlier than all found before.
     */
    private static Set<String> latest(
            NavigableMap<Long, HourBlock> hours, UsageFilter filter, Map<String, SessionSums> edges, int limit) {
        Map<String, Long> lastAt = new HashMap<>();
        edges.forEach((id, sums) -> lastAt.put(id, sums.lastAt()));
        int enough = lastAt.size() + limit;
        MatchingKeys matching = new MatchingKeys(filter);
        for (HourBlock block : hours.descendingMap().values()) {
            each(block, matching, (same, row) -> lastAt.merge(block.session(row), block.lastAt(row), Math::max));
            if (lastAt.size() >= enough) {
                break;
            }
        }
        return new HashSet<>(lastAt.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList());
    }

    private static void each(
            NavigableMap<Long, HourBlock> hours, UsageFilter filter, ObjIntConsumer<HourBlock> action) {
        MatchingKeys matching = new MatchingKeys(filter);
        hours.values().forEach(block -> each(block, matching, action));
    }

    private static void each(HourBlock block, MatchingKeys matching, ObjIntConsumer<HourBlock> action) {
        for (int row = 0; row < block.size(); row++) {
            if (matching.contains(block.key(row))) {
                action.accept(block, row);
            }
        }
    }
}
