package io.tokenspeed.store.activity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.tokenspeed.model.activity.AgentRun;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.hours.HourBlock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds up one session with its children, sub-agents and models. */
final class SessionViews {
    private static final long HOUR = 3_600_000;
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    private final ActivityRows rows;
    private final String id;
    private final Set<String> tree = new HashSet<>();
    private final SessionTally own = new SessionTally();
    private final Map<String, SessionTally> children = new HashMap<>();
    private final Map<List<String>, UsageVector> models = new HashMap<>();
    private final TreeSet<Long> hoursOfAgents = new TreeSet<>();

    private SessionViews(ActivityRows rows, String id) {
        this.rows = rows;
        this.id = id;
    }

    static Optional<SessionView> of(ActivityRows rows, AgentRuns agents, String id, CostMode mode) {
        SessionViews view = new SessionViews(rows, id);
        view.addUp();
        boolean known = !view.own.isEmpty() || rows.sessions().detail(id) != null || !view.children.isEmpty();
        return known ? Optional.of(view.result(agents, mode)) : Optional.empty();
    }

    private void addUp() {
        findTree();
        rows.requests(EVERYTHING, null, (block, row) -> {
            String session = block.session(row);
            if (session.equals(id)) {
                add(block, row);
            } else if (tree.contains(session)) {
                own.addToTree(block, row);
                SessionTally child = children.get(session);
                if (child != null) {
                    child.add(block, row);
                }
            }
        });
        rows.tracked(EVERYTHING, null, (user, row) -> {
            SessionTally tally = row.session().equals(id) ? own : children.get(row.session());
            if (tally != null) {
                tally.add(row);
            }
        });
    }

    private void findTree() {
        rows.sessions().children(id).forEach(child -> children.put(child, new SessionTally()));
        Deque<String> waiting = new ArrayDeque<>(children.keySet());
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (tree.add(next)) {
                waiting.addAll(rows.sessions().children(next));
            }
        }
    }

    private void add(HourBlock block, int row) {
        own.add(block, row);
        own.addToTree(block, row);
        List<String> model = List.of(block.key(row).provider(), block.key(row).model());
        block.addTo(models.computeIfAbsent(model, unused -> new UsageVector()), row);
        if (!block.agentRuns(row).isEmpty()) {
            hoursOfAgents.add(Math.floorDiv(block.firstAt(row), HOUR));
        }
    }

    private SessionView result(AgentRuns agents, CostMode mode) {
        return new SessionView(own.result(id, rows, mode, true), children(mode), runs(agents, mode), models(mode));
    }

    private List<SessionActivity> children(CostMode mode) {
        List<SessionActivity> list = new ArrayList<>();
        children.forEach((child, tally) -> list.add(tally.result(child, rows, mode, false)));
        list.sort(comparing(SessionActivity::lastActivity)
                .reversed()
                .thenComparing(child -> child.names().id()));
        return list;
    }

    private List<AgentRun> runs(AgentRuns agents, CostMode mode) {
        return agents.of(id, hoursOfAgents, mode).stream()
                .sorted(comparingLong((AgentRun run) -> run.totals().tokens().total())
                        .reversed()
                        .thenComparing(AgentRun::id))
                .toList();
    }

    private List<UsageRow> models(CostMode mode) {
        List<UsageRow> list = new ArrayList<>();
        models.forEach((model, sums) -> list.add(new UsageRow(model, sums.totals(mode))));
        list.sort(comparingLong((UsageRow row) -> row.totals().tokens().total())
                .reversed()
                .thenComparing(row -> String.join("\0", row.keys())));
        return list;
    }
}
