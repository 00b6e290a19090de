package io.tokenspeed.sources.opencode.database;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins messages, whose alias is {@code m}, with what tells where their session is at home: the session's row, which is in
 * the table of its generation or in both, and the project's.
 */
final class SessionJoin {
    static final String DIRECTORY = "session_directory";
    static final String ROOT = "project_root";

    private final Tables tables;
    private final List<String> sessions = new ArrayList<>();

    /**
     * Prefers one generation.
     *
     * @param order tables of sessions, the better one first
     */
    SessionJoin(Tables tables, String... order) {
        this.tables = tables;
        for (String table : order) {
            if (tables.has(table, "id")) {
                sessions.add(table);
            }
        }
    }

    /** The folder of the session and the root of the project, under the names {@link #DIRECTORY} and {@link #ROOT}. */
    String columns() {
        return column("directory") + " AS " + DIRECTORY + ", " + (project() ? "project.worktree" : "NULL") + " AS "
                + ROOT;
    }

    /** The column of whichever row of the session has a value. */
    String column(String name) {
        List<String> values = new ArrayList<>();
        for (String table : sessions) {
            if (tables.has(table, name)) {
                values.add("NULLIF(" + table + "." + name + ", '')");
            }
        }
        values.add("NULL");
        return values.size() == 1 ? "NULL" : "COALESCE(" + String.join(", ", values) + ")";
    }

    String joins() {
        StringBuilder sql = new StringBuilder();
        for (String table : sessions) {
            sql.append("LEFT JOIN ").append(table).append(" ON ").append(table).append(".id = m.session_id ");
        }
        if (project()) {
            sql.append("LEFT JOIN project ON project.id = ")
                    .append(column("project_id"))
                    .append(' ');
        }
        return sql.toString();
    }

    private boolean project() {
        return tables.has("project", "id", "worktree") && !column("project_id").equals("NULL");
    }
}
