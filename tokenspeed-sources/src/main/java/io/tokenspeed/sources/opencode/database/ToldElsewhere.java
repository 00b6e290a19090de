package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.sources.database.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL condition that a row of the second schema, whose table has the alias {@code m}, repeats another row of the
 * same database, so that it must not count again:
 *
 * <ul>
 *   <li>OpenCode 2 copied the sessions of OpenCode 1 with their message ids; a compaction got the id of the message
 *       that asked for it. The rows of version 1 stay and have more details, and both versions may continue to write.
 *   <li>A fork copies the rows of its session under new ids and keeps all other columns, including the row's place in
 *       the session.
 *   <li>Early builds wrote every answer of version 1 a second time under a new id, while the answer was being made.
 *       Answers of one session never overlap, so an answer that was created during another one and has equal tokens is
 *       a copy.
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
