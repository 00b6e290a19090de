package io.tokenspeed.sources.hermes;

import io.tokenspeed.sources.database.Columns;
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
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the sums of sessions hold beyond the sums by model: all of it in a release without those, what earlier
 * releases counted, and what Hermes counts for a whole session at once. Helper tasks, such as naming a session, are in
 * the sums by model only, except for voice chats.
 */
final class SessionSums {
    private static final String IN_SESSION = "('', 'voice_chat')";

    /** Two sums of one cost in floating point. */
    private static final double SAME_COST = 1e-6;

    private final Tables tables;
    private final boolean byModel;
    private final FileRecords records;

    SessionSums(Tables tables, boolean byModel, FileRecords records) {
        this.tables = tables;
        this.byModel = byModel;
        this.records = records;
    }

    void read(Connection connection) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(sql());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                read(row);
            }
        }
    }

    private String sql() {
        String known = Sums.COLUMNS.keySet().stream()
                .map(name -> (byModel ? "m." + name : "0") + " AS by_model_" + name)
                .collect(Collectors.joining(", "));
        return "SELECT s.id AS session, " + column("model") + " AS model, " + column("billing_provider")
                + " AS provider, "
                + column("parent_session_id") + " AS parent, " + Sums.select(tables, UsageTables.SESSIONS, "s") + ", "
                + Sums.cost(tables, UsageTables.SESSIONS, "s") + " AS cost, " + known + ", "
                + (byModel ? "m.cost" : "0") + " AS by_model_cost, " + session(tables) + " FROM sessions s"
                + (byModel ? " LEFT JOIN (" + sumsByModel() + ") m ON m.session_id = s.id" : "");
    }

    private String sumsByModel() {
        String sums = Sums.COLUMNS.keySet().stream()
                .map(name -> "SUM(" + tables.column(UsageTables.MODELS, "u", name) + ") AS " + name)
                .collect(Collectors.joining(", "));
        boolean tasks = tables.has(UsageTables.MODELS, "task");
        return "SELECT u.session_id, " + sums + ", SUM(" + Sums.cost(tables, UsageTables.MODELS, "u")
                + ") AS cost FROM session_model_usage u" + (tasks ? " WHERE COALESCE(u.task, '') IN " + IN_SESSION : "")
                + " GROUP BY u.session_id";
    }

    private String column(String name) {
        return tables.column(UsageTables.SESSIONS, "s", name);
    }

    /** Returns the columns that {@link #project} and {@link #last} need, from {@code sessions} as {@code s}. */
    static String session(Tables tables) {
        String message = tables.has(UsageTables.MESSAGES, "session_id", "timestamp")
                ? "(SELECT MAX(e.timestamp) FROM messages e WHERE e.session_id = s.id)"
                : "NULL";
        return Stream.of("git_repo_root", "cwd", "last_activity_at", "ended_at", "started_at")
                        .map(name -> tables.column(UsageTables.SESSIONS, "s", name) + " AS " + name)
                        .collect(Collectors.joining(", "))
                + ", " + message + " AS last_message";
    }

    static @Nullable String project(ResultSet row) throws SQLException {
        String root = Columns.text(row, "git_repo_root");
        return root == null ? Columns.text(row, "cwd") : root;
    }

    /** Returns the last time that a session's row tells; null when it tells none. */
    static @Nullable Long last(ResultSet row) throws SQLException {
        return Stream.of(
                        Columns.millis(row, "last_activity_at"),
                        Columns.millis(row, "ended_at"),
                        Columns.millis(row, "started_at"),
                        Columns.millis(row, "last_message"))
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }

    static String place(String session) {
        return "session " + line(session);
    }

    static String line(@Nullable String text) {
        return String.valueOf(text).replace('\n', ' ');
    }

    private void read(ResultSet row) throws SQLException, IOException {
        String session = String.valueOf(row.getString("session"));
        records.session(session, Columns.text(row, "parent"));
        TokenFields rest = rest(row);
        Boolean told = records.record(place(session), () -> Sums.tell(rest));
        if (told == null || !told) {
            return;
        }
        Long last = last(row);
        if (last == null) {
            records.dropped(place(session), "no readable time");
            return;
        }
        SessionTotals.Scope scope = new SessionTotals.Scope(
                session, project(row), Columns.text(row, "model"), Columns.text(row, "provider"));
        records.requests(
                place(session),
                List.of(SessionTotals.request(
                        HermesSource.TOOL, SessionTotals.key(session), scope, rest.counts(), rest.costNano(), last)),
                rest.doubt());
    }

    private static TokenFields rest(ResultSet row) throws SQLException {
        TokenFields rest = new TokenFields();
        for (String column : Sums.COLUMNS.keySet()) {
            Object sum = row.getObject(column);
            Object left = sum instanceof Number number && number.longValue() >= 0
                    ? (Object) Math.max(0, number.longValue() - row.getLong("by_model_" + column))
                    : sum;
            rest.count(Sums.COLUMNS.get(column), column, left);
        }
        Object cost = row.getObject("cost");
        double left = row.getDouble("cost") - row.getDouble("by_model_cost");
        boolean tokens = rest.counts().total() > 0 || row.getDouble("by_model_cost") == 0;
        return rest.cost("cost", cost instanceof Number ? (tokens && left > SAME_COST ? left : 0) : cost);
    }
}
