package io.tokenspeed.agent.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** OpenCode's own database with one message, which the plugin knows by the same id. */
final class OpenCodeFiles {
    private static final String[] TABLES = {
        "CREATE TABLE session (id TEXT PRIMARY KEY, project_id TEXT NOT NULL, parent_id TEXT, directory TEXT NOT NULL,"
                + " title TEXT NOT NULL, time_created INTEGER NOT NULL, time_updated INTEGER NOT NULL)",
        "CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT NOT NULL, time_created INTEGER NOT NULL,"
                + " time_updated INTEGER NOT NULL, data TEXT NOT NULL)",
        "CREATE TABLE part (id TEXT PRIMARY KEY, message_id TEXT NOT NULL, session_id TEXT NOT NULL,"
                + " time_created INTEGER NOT NULL, time_updated INTEGER NOT NULL, data TEXT NOT NULL)"
    };
    private static final String TOKENS =
            "{\"input\":100,\"output\":50,\"reasoning\":10,\"cache\":{\"read\":5,\"write\":2}}";

    private OpenCodeFiles() {}

    /** Writes the message that a row of the plugin tells, as OpenCode keeps it in a home folder. */
    static void write(Path home, PluginRow row, long completedAt) throws IOException, SQLException {
        Path file = home.resolve(".local/share/opencode/opencode.db");
        Files.createDirectories(file.getParent());
        String message = "{\"role\":\"assistant\",\"time\":{\"created\":" + row.startedAt() + ",\"completed\":"
                + completedAt + "},\"modelID\":\"" + row.model() + "\",\"providerID\":\"" + row.provider()
                + "\",\"mode\":\"build\",\"path\":{\"cwd\":\"" + row.project() + "\",\"root\":\"" + row.project()
                + "\"},\"cost\":0.01,\"tokens\":" + TOKENS + ",\"finish\":\"stop\"}";
        String step = "{\"type\":\"step-finish\",\"reason\":\"stop\",\"cost\":0.01,\"tokens\":" + TOKENS + "}";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            insert(connection, "session", row.session(), "project", null, row.project(), "A title", 1L, completedAt);
            insert(connection, "message", row.message(), row.session(), row.startedAt(), completedAt, message);
            long at = row.startedAt();
            insert(connection, "part", "prt_1", row.message(), row.session(), at, at, "{\"type\":\"step-start\"}");
            insert(connection, "part", "prt_2", row.message(), row.session(), completedAt, completedAt, step);
        }
    }

    private static void insert(Connection connection, String table, @Nullable Object... values) throws SQLException {
        String places = "?" + ", ?".repeat(values.length - 1);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }
}
