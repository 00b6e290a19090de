package io.tokenspeed.sources.opencode.database;

import java.util.ArrayList;
import java.util.List;

/**
 * The condition under which a row of the second schema, whose alias is {@code m}, repeats what another row of the same
 * file tells, so that it must not count again:
 *
 * <ul>
 *   <li>The second version copied a session of the first one, with the ids of its messages; a compaction got that of the
 *       message that asked for it. The first one's rows stay and tell more, and both versions may go on writing.
 *   <li>A fork copies the rows of its session under new ids; all else stays, their place in it among that.
 *   <li>Early builds wrote every answer of the first version a second time, under an id of its own, while it ran. Within
 *       one session answers never overlap, so one that lies inside another and has its tokens is that one.
 * </ul>
 */
final class ToldElsewhere {
    private static final String NEVER = "0";
    private static final List<String> COUNTERS =
            List.of("$.tokens.input", "$.tokens.output", "$.tokens.cache.read", "$.tokens.cache.write");

    private final String name;
    private final Tables tables;
    private final SessionJoin session;

    ToldElsewhere(String name, Tables tables, SessionJoin session) {
        this.name = name;
        this.tables = tables;
        this.session = session;
    }

    String condition() {
        List<String> conditions = new ArrayList<>();
        if (MessageTable.in(tables)) {
            conditions.add(copied());
            if (tables.has(name, "time_created") && tables.has("message", "time_created", "time_updated")) {
                conditions.add(mirrored());
            }
        }
        if (tables.has(name, "time_created", "seq") && !fork().equals("NULL")) {
            conditions.add(forked());
        }
        return conditions.isEmpty() ? NEVER : "(" + String.join(" OR ", conditions) + ")";
    }

    private static String copied() {
        return "EXISTS (SELECT 1 FROM message l WHERE l.id = m.id AND json_valid(l.data))";
    }

    private String mirrored() {
        StringBuilder same = new StringBuilder("json_extract(l.data, '$.role') = 'assistant'");
        for (String counter : COUNTERS) {
            same.append(" AND json_extract(l.data, '")
                    .append(counter)
                    .append("') = json_extract(m.data, '")
                    .append(counter)
                    .append("')");
        }
        return "(m.type = 'assistant' AND EXISTS (SELECT 1 FROM message l WHERE l.session_id IN (m.session_id, "
                + fork()
                + ") AND l.time_created <= m.time_created AND l.time_updated >= m.time_created"
                + " AND CASE WHEN json_valid(l.data) AND json_valid(m.data) THEN " + same
                + " AND json_extract(m.data, '$.tokens.output') > 0 END))";
    }

    private String forked() {
        return "EXISTS (SELECT 1 FROM " + name + " o WHERE o.session_id = " + fork()
                + " AND o.seq = m.seq AND o.time_created = m.time_created AND o.type = m.type AND o.data = m.data)";
    }

    private String fork() {
        return session.column("fork_session_id");
    }
}
