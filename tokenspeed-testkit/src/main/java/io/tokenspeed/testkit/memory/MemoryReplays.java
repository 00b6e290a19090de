package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which copies of a request in several threads count. A replay does not count if its own transcript or an
 * ancestor's holds the request as its own, or if an ancestor's transcript holds a replay from an older thread.
 */
final class MemoryReplays {
    private final MemoryAncestors ancestors;
    private final Map<String, Request> byKey = new HashMap<>();

    private MemoryReplays(MemoryAncestors ancestors) {
        this.ancestors = ancestors;
    }

    static List<StoredRequest> without(List<StoredRequest> rows, MemoryAncestors ancestors) {
        MemoryReplays replays = new MemoryReplays(ancestors);
        rows.forEach(
                row -> replays.byKey.put(key(row.request().tool(), row.request().naturalKey()), row.request()));
        return rows.stream().filter(row -> !replays.superseded(row.request())).toList();
    }

    private boolean superseded(Request replay) {
        if (replay.kind() != RecordKind.REPLAY) {
            return false;
        }
        String session = replay.place().sessionId();
        if (isOwn(inThread(replay, session)) && !session.equals(thread(replay))) {
            return true;
        }
        return ancestors.of(replay.tool(), session).stream()
                .filter(ancestor -> !ancestor.equals(thread(replay)))
                .anyMatch(ancestor -> isBetter(inThread(replay, ancestor), replay));
    }

    private boolean isBetter(@Nullable Request other, Request replay) {
        return other != null && (isOwn(other) || isAbove(replay.tool(), thread(other), thread(replay)));
    }

    private boolean isAbove(String tool, String thread, String other) {
        Set<String> ofOther = ancestors.of(tool, other);
        Set<String> ofThread = ancestors.of(tool, thread);
        return ofOther.contains(thread) == ofThread.contains(other)
                ? thread.compareTo(other) < 0
                : ofOther.contains(thread);
    }

    private static boolean isOwn(@Nullable Request request) {
        return request != null && request.kind() != RecordKind.REPLAY;
    }

    private @Nullable Request inThread(Request request, String thread) {
        return byKey.get(key(request.tool(), thread + request.naturalKey().substring(colon(request))));
    }

    private static String thread(Request request) {
        return request.naturalKey().substring(0, colon(request));
    }

    private static int colon(Request request) {
        return request.naturalKey().indexOf(':');
    }

    private static String key(String tool, String naturalKey) {
        return tool + ' ' + naturalKey;
    }
}
