package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.sources.database.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins messages, whose table has the alias {@code m}, with the rows of their session and project, which have the
 * folder of the session. The row of a session is in the table of the first schema, of the second schema, or in both.
 */
final class SessionJoin {
    static final String DIRECTORY = "session_directory";
    static final String ROOT = "project_root";
    static final String PARENT = "session_parent";

    private final Tables tables;
    private final List<String> sessions = new ArrayList<>();

    /**
     * Prefers the table of one schema.
     *
     * @param order the tables of sessions, the preferred one first
     */
    SessionJoin(Tables tables, String... order) {
        this.tables = tables;
        for (String table : order) {
            if (tables.has(table, "id")) {
                sessions.add(table);
            }
        }
    }

    /**
     * Returns the columns of the session's folder, the project's root and the session that started the session, with
     * the names {@link #DIRECTORY}, {@link #ROOT} and {@link #PARENT}.
     */
    String columns() {
        return column("directory") + " AS " + DIRECTORY + ", " + (project() ? "project.worktree" : "NULL") + " AS "
                + ROOT + ", " + column("parent_id") + " AS " + PARENT;
    }

    /** Returns the expression for a column, with the first value that is not empty in a row of the session. */
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
