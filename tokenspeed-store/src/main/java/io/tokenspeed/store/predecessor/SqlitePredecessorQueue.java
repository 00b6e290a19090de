package io.tokenspeed.store.predecessor;

import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.store.sqlite.Connections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the predecessor's table {@code upload_queue}, if it exists. Nothing has checked its values before. */
public final class SqlitePredecessorQueue implements PredecessorQueue {
    /** Instants from here on are in milliseconds since the epoch, smaller ones in seconds. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final String UNSENT = """
        SELECT bucket_start, bucket_end, provider_id, model_id, request_count, input_tokens, output_tokens, \
        reasoning_tokens, cache_read_tokens, cache_write_tokens, total_cost FROM upload_queue \
        WHERE status IN ('pending', 'dead') AND request_count > 0 AND model_id IS NOT NULL ORDER BY bucket_start""";

    private static final String SENT = "SELECT MAX(CASE WHEN sent_at > " + MILLIS_FROM
            + " THEN sent_at / 1000 ELSE sent_at END) FROM upload_queue WHERE sent_at IS NOT NULL";

    private final Connections connections;
    private final Path credentials;

    public SqlitePredecessorQueue(Connections connections, Path credentials) {
        this.connections = connections;
        this.credentials = credentials;
    }

    @Override
    public List<Row> unsent() {
        return connections.use(connection -> {
            List<Row> rows = new ArrayList<>();
            if (exists(connection)) {
                try (PreparedStatement query = connection.prepareStatement(UNSENT);
                        ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        rows.add(read(row));
                    }
                }
            }
            return rows;
        });
    }

    @Override
    public boolean sentSince(long epochSecond) {
        return Files.exists(credentials)
                && connections.use(connection -> exists(connection) && lastSent(connection) >= epochSecond);
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'upload_queue'")) {
            return row.next();
        }
    }

    private static long lastSent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SENT)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        long reasoning = count(row, "reasoning_tokens");
        return new Row(
                row.getLong("bucket_start"),
                row.getLong("bucket_end"),
                row.getString("provider_id"),
                row.getString("model_id"),
                count(row, "request_count"),
                new TokenSums(
                        count(row, "input_tokens"),
                        count(row, "cache_read_tokens"),
                        count(row, "cache_write_tokens"),
                        0,
                        count(row, "output_tokens") + reasoning,
                        reasoning),
                cost(row.getDouble("total_cost")));
    }

    private static long count(ResultSet row, String column) throws SQLException {
        return Math.max(0, row.getLong(column));
    }

    /** Returns nano-dollars; null for 0, which the predecessor writes if it knows no price. */
    private static @Nullable Long cost(double usd) {
        return usd > 0 ? BelievedCost.nano(usd) : null;
    }
}
