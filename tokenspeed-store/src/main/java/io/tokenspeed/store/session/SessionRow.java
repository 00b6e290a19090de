package io.tokenspeed.store.session;

import io.tokenspeed.model.session.SessionCourse;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.session.SessionOrigin;
import io.tokenspeed.model.session.SessionOwner;
import io.tokenspeed.model.session.SessionStatus;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of {@code session_detail}. */
final class SessionRow {
    private static final String SELECT = """
        SELECT session_id, origin, app, parent_id, user_id, project_id, started_at, ended_at, status, metadata, root_id
        FROM session_detail\
        """;

    static final String FIND = SELECT + " WHERE session_id = ?";
    static final String CHANGED = SELECT + " WHERE revision > ?";

    static final String PUT = """
        INSERT OR REPLACE INTO session_detail (
          session_id, origin, app, parent_id, user_id, project_id, started_at, ended_at, status, metadata, root_id,
          revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(revision), 0) + 1 FROM session_detail))\
        """;

    private SessionRow() {}

    static SessionDetail read(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new SessionDetail(
                row.getString("session_id"),
                SessionOrigin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("parent_id"),
                new SessionOwner(row.getString("app"), row.getString("user_id"), row.getString("project_id")),
                new SessionCourse(
                        number(row, "started_at"),
                        number(row, "ended_at"),
                        status == null ? null : SessionStatus.valueOf(status.toUpperCase(Locale.ROOT))),
                row.getString("metadata"));
    }

    static void bind(PreparedStatement put, SessionDetail detail, String root) throws SQLException {
        put.setString(1, detail.sessionId());
        put.setString(2, text(detail.origin()));
        put.setString(3, detail.owner().app());
        put.setString(4, detail.parentId());
        put.setString(5, detail.owner().userId());
        put.setString(6, detail.owner().projectId());
        put.setObject(7, detail.course().startedAtMillis());
        put.setObject(8, detail.course().endedAtMillis());
        put.setString(9, text(detail.course().status()));
        put.setString(10, detail.metadata());
        put.setString(11, root);
    }

    private static @Nullable String text(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
