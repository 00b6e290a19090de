package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.telemetry.LentTimes;
import io.tokenspeed.model.telemetry.TelemetryPairs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves the requests out that came by OpenTelemetry in sessions with a transcript, or from VS Code around another agent,
 * and gives the transcript's requests what their partners lend them.
 */
final class MemoryTelemetry {
    private MemoryTelemetry() {}

    static List<StoredRequest> joined(List<StoredRequest> rows, MemoryAncestors ancestors, ComputedCost cost) {
        Set<List<String>> logged = new HashSet<>();
        rows.stream().filter(row -> !isTold(row)).forEach(row -> logged.add(session(row)));
        if (rows.stream().noneMatch(MemoryTelemetry::isTold)) {
            return rows;
        }
        Map<List<String>, List<StoredRequest>> logs = new HashMap<>();
        List<StoredRequest> ofLogs = rows.stream().filter(row -> !isTold(row)).toList();
        MemoryReplays.without(Supersede.ofOneTool(ofLogs), ancestors)
                .forEach(row -> logs.computeIfAbsent(session(row), key -> new ArrayList<>())
                        .add(row));
        Map<String, Request> tellers = tellers(rows, logs);
        List<StoredRequest> joined = new ArrayList<>();
        for (StoredRequest row : rows) {
            if (!isTold(row)) {
                joined.add(lent(row, tellers, cost));
            } else if (!logged.contains(session(row))) {
                joined.add(row);
            }
        }
        return MemoryChats.without(
                joined, rows.stream().filter(MemoryTelemetry::isTold).toList());
    }

    private static Map<String, Request> tellers(List<StoredRequest> rows, Map<List<String>, List<StoredRequest>> logs) {
        Map<List<String>, List<StoredRequest>> told = new HashMap<>();
        rows.stream()
                .filter(MemoryTelemetry::isTold)
                .forEach(row -> told.computeIfAbsent(session(row), key -> new ArrayList<>())
                        .add(row));
        Map<String, Request> tellers = new HashMap<>();
        told.forEach((session, some) -> {
            Map<String, String> pairs = TelemetryPairs.of(logs.getOrDefault(session, List.of()), some);
            some.stream()
                    .filter(row -> pairs.containsKey(row.id()))
                    .forEach(row -> tellers.put(pairs.get(row.id()), row.request()));
        });
        return tellers;
    }

    private static StoredRequest lent(StoredRequest row, Map<String, Request> tellers, ComputedCost cost) {
        Request after = LentTimes.lent(row.request(), tellers.get(row.id()));
        return after.equals(row.request()) ? row : cost.again(row, after);
    }

    private static boolean isTold(StoredRequest row) {
        return row.request().kind() == RecordKind.TELEMETRY;
    }

    private static List<String> session(StoredRequest row) {
        return List.of(row.request().tool(), row.request().place().sessionId());
    }
}
