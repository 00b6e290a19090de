package io.tokenspeed.sources.crush;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.database.Columns;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.records.SessionTotals;
import io.tokenspeed.sources.tree.TokenFields;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cost of each session. Crush adds up the cost, but overwrites {@code prompt_tokens} and
 * {@code completion_tokens} with those of the last request, so the tokens of a session are not known. The cost of a
 * sub-agent's session is added to that of the session that started it, so only the latter counts. A session without a
 * cost, such as one on a flat rate, tells nothing.
 */
final class SessionCosts implements DatabaseReader.Rows {
    private static final String SESSIONS = "sessions";
    private static final String MESSAGES = "messages";

    private final @Nullable String project;

    SessionCosts(@Nullable String project) {
        this.project = project;
    }

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(SESSIONS, MESSAGES));
        if (!tables.has(SESSIONS, "id", "parent_session_id", "cost")) {
            return "no table of sessions in a form that this version knows";
        }
        try (PreparedStatement query = connection.prepareStatement(sql(tables));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                read(row, records);
            }
        }
        return null;
    }

    private static String sql(Tables tables) {
        String times = Stream.of("updated_at", "created_at")
                .map(name -> tables.column(SESSIONS, "s", name) + " AS " + name)
                .collect(Collectors.joining(", "));
        return "SELECT s.id AS id, s.parent_session_id AS parent, s.cost AS cost, " + times + ", "
                + last(tables, "model") + ", " + last(tables, "provider") + " FROM sessions s";
    }

    /** Returns the expression for what the last answer of a session tells. */
    private static String last(Tables tables, String column) {
        return tables.has(MESSAGES, "session_id", "role", column)
                ? "(SELECT m." + column + " FROM messages m WHERE m.session_id = s.id AND m.role = 'assistant'"
                        + " AND m." + column + " <> '' ORDER BY m.rowid DESC LIMIT 1) AS " + column
                : "NULL AS " + column;
    }

    private void read(ResultSet row, FileRecords records) throws SQLException, IOException {
        String session = String.valueOf(row.getString("id"));
        String place = "session " + session.replace('\n', ' ');
        String parent = Columns.text(row, "parent");
        if (parent != null) {
            records.session(session, parent);
            records.passedOver();
            return;
        }
        Object dollars = row.getObject("cost");
        TokenFields cost = records.record(place, () -> new TokenFields().cost("cost", dollars));
        if (cost == null || (cost.costNano() == null && cost.doubt() == null)) {
            return;
        }
        Long updated = Columns.millis(row, "updated_at");
        Long last = updated == null ? Columns.millis(row, "created_at") : updated;
        if (last == null || cost.costNano() == null) {
            records.dropped(place, last == null ? "no readable time" : String.valueOf(cost.doubt()));
            return;
        }
        records.requests(place, List.of(request(row, session, cost.costNano(), last)), null);
    }

    private Request request(ResultSet row, String session, @Nullable Long costNano, long last) throws SQLException {
        SessionTotals.Scope scope =
                new SessionTotals.Scope(session, project, Columns.text(row, "model"), Columns.text(row, "provider"));
        return SessionTotals.request(
                CrushSource.TOOL, SessionTotals.key(session), scope, TokenCounts.NONE, costNano, last);
    }
}
