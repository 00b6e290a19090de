package io.tokenspeed.store;

import io.tokenspeed.model.request.Request;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Writes rows like the predecessor's plugin: on its own connection, without waiting for locks, and only its own
 * columns.
 */
public final class PredecessorPlugin {
    public void write(Path database, Request row) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database + "?busy_timeout=0");
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT OR REPLACE INTO requests (id, session_id, message_id, project_id, model_id, provider_id, agent,
                      input_tokens, output_tokens, reasoning_tokens, cache_read, cache_write, total_tokens, started_at,
                      completed_at, duration_ms, output_tps, total_tps, cost)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)""")) {
            insert.setString(1, row.naturalKey());
            insert.setString(2, row.place().sessionId());
            insert.setString(3, row.place().messageId());
            insert.setString(4, row.place().project());
            insert.setString(5, row.place().model());
            insert.setString(6, row.place().provider());
            insert.setString(7, row.place().mode());
            insert.setLong(8, row.tokens().input());
            insert.setLong(9, row.tokens().output() - row.tokens().reasoning());
            insert.setLong(10, row.tokens().reasoning());
            insert.setLong(11, row.tokens().cacheRead());
            insert.setLong(12, row.tokens().cacheWrite());
            insert.setLong(13, row.tokens().input() + row.tokens().output());
            insert.setObject(
                    14,
                    row.timing().startedAtMillis() == null
                            ? row.timing().instantMillis()
                            : row.timing().startedAtMillis());
            insert.setObject(15, row.timing().completedAtMillis());
            insert.setObject(16, row.timing().durationMillis());
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new AssertionError("the plugin could not write", failure);
        }
    }
}
