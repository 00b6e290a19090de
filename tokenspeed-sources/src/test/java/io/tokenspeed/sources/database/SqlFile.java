package io.tokenspeed.sources.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A database of an agent. Each write opens and closes it, and waits for no disk. */
public record SqlFile(Path path, String schema) {
    /** Runs a statement with values; makes the tables before, unless they exist. */
    public SqlFile update(String sql, @Nullable Object... values) throws IOException, SQLException {
        Files.createDirectories(path.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path + "?synchronous=OFF");
                Statement tables = connection.createStatement()) {
            tables.executeUpdate(schema);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }
        return this;
    }
}
