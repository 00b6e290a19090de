package io.tokenspeed.store.session;

import io.tokenspeed.model.session.SessionDetail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is stored of all sessions beside their requests, at one moment. Immutable. */
public final class SessionIndex {
    static final SessionIndex EMPTY = new SessionIndex(Map.of());

    private final Map<String, Placed> details;
    private final Map<String, List<String>> children = new HashMap<>();

    SessionIndex(Map<String, Placed> details) {
        this.details = Map.copyOf(details);
        details.forEach((id, placed) -> {
            if (placed.detail().parentId() != null) {
                children.computeIfAbsent(placed.detail().parentId(), parent -> new ArrayList<>())
                        .add(id);
            }
        });
    }

    /** A session's detail with the root of its tree. */
    record Placed(SessionDetail detail, String root) {}

    /** Returns this index with changed details. */
    SessionIndex with(Map<String, Placed> changed) {
        Map<String, Placed> all = new HashMap<>(details);
        all.putAll(changed);
        return new SessionIndex(all);
    }

    /** Returns what is stored of a session; null for nothing. */
    public @Nullable SessionDetail detail(String session) {
        Placed placed = details.get(session);
        return placed == null ? null : placed.detail();
    }

    /** Returns the session at the top of a session's tree. */
    public String root(String session) {
        Placed placed = details.get(session);
        return placed == null ? session : placed.root();
    }

    /** Returns whose session it is; {@code otherwise} where nobody said. */
    public String user(String session, String otherwise) {
        Placed placed = details.get(session);
        String user = placed == null ? null : placed.detail().owner().userId();
        return user == null ? otherwise : user;
    }

    /** Returns the sessions that a session started. */
    public List<String> children(String session) {
        return children.getOrDefault(session, List.of());
    }

    /** Returns all sessions with a detail. */
    public Collection<String> sessions() {
        return details.keySet();
    }
}
