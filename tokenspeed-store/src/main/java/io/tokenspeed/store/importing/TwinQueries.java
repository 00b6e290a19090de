package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.storage.Twins;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.sqlite.KeptStatements;
import io.tokenspeed.store.telemetry.TelemetrySessions;
import io.tokenspeed.store.telemetry.WrappedChats;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and links rows of different tools with the same id of the provider. */
final class TwinQueries implements AutoCloseable {
    static final String RESPONSE = "response_id";
    static final String REQUEST = "request_id";

    private static final String BETTER_TOLD = "((requests.tool = 'opencode' AND (" + Supersession.SUPERSEDED
            + ")) OR (requests.tool = 'codex' AND (" + Replays.SUPERSEDED + ")) OR " + TelemetrySessions.OWNED
            + " OR " + WrappedChats.WRAPPED + ")";

    private final KeptStatements statements;

    TwinQueries(Connection connection) {
        this.statements = new KeptStatements(connection);
    }

    /**
     * A row that no other row of its tool supersedes.
     *
     * @param linkedTo id of the row that counts instead; null if this row counts
     */
    record Row(StoredRequest stored, @Nullable String linkedTo) {}

    boolean severalTools(String column, String id) throws SQLException {
        PreparedStatement query = statements.of(
                "SELECT MIN(tool) <> MAX(tool) FROM requests WHERE " + column + " = ? AND tool IS NOT NULL");
        query.setString(1, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Returns rows that share an id: up to one more than {@link Twins#MAX_SHARING}, to show that too many share it. */
    List<Row> sharing(String column, String id) throws SQLException {
        return rows(
                column + " = ? AND tool IS NOT NULL AND NOT " + BETTER_TOLD + " LIMIT " + (Twins.MAX_SHARING + 1), id);
    }

    /** Returns the rows with an id that do not count because of another tool's row. */
    List<Row> linked(String column, String id) throws SQLException {
        return rows(column + " = ? AND linked_to IS NOT NULL AND NOT " + TelemetrySessions.OWNED, id);
    }

    private List<Row> rows(String condition, String id) throws SQLException {
        PreparedStatement query =
                statements.of("SELECT " + RequestRow.COLUMNS + ", linked_to FROM requests WHERE " + condition);
        query.setString(1, id);
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(RequestRow.read(row), row.getString("linked_to")));
            }
        }
        return rows;
    }

    /** Links a row, or unlinks it if {@code to} is null; returns false if nothing changed. */
    boolean link(String id, @Nullable String to) throws SQLException {
        PreparedStatement update = statements.of("UPDATE requests SET linked_to = ?1, superseded = ?1 IS NOT NULL OR "
                + BETTER_TOLD + " WHERE id = ?2 AND linked_to IS NOT ?1");
        update.setString(1, to);
        update.setString(2, id);
        return update.executeUpdate() > 0;
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
