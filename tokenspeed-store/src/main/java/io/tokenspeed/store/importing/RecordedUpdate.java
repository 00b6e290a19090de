package io.tokenspeed.store.importing;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.store.columns.RecordedColumn;
import io.tokenspeed.store.columns.RequestId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what was measured of requests, and their labels, into rows that exist. */
final class RecordedUpdate implements AutoCloseable {
    private static final String SQL = Arrays.stream(RecordedColumn.values())
            .map(column -> column.column() + " = ?")
            .collect(Collectors.joining(", ", "UPDATE requests SET ", " WHERE id = ?"));

    private final Connection connection;
    /** Null until it is needed; an import of logs does not. */
    private @Nullable PreparedStatement update;

    RecordedUpdate(Connection connection) {
        this.connection = connection;
    }

    void write(Request request) throws SQLException {
        if (RecordedColumn.concern(request)) {
            update(request);
        }
    }

    /** Writes the state of a row after a change, which may have nothing recorded any more. */
    void write(Request before, Request after) throws SQLException {
        if (RecordedColumn.concern(before) || RecordedColumn.concern(after)) {
            update(after);
        }
    }

    private void update(Request request) throws SQLException {
        PreparedStatement statement = update;
        if (statement == null) {
            update = statement = connection.prepareStatement(SQL);
        }
        for (RecordedColumn column : RecordedColumn.values()) {
            column.value().bind(statement, column.index() + 1, request);
        }
        statement.setString(RecordedColumn.values().length + 1, RequestId.of(request));
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        if (update != null) {
            update.close();
        }
    }
}
