package io.tokenspeed.agent.demo.content;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A new SQLite file of an agent. Its rows are committed when it is closed. */
public final class DemoDatabase implements AutoCloseable {
    private final Connection connection;

    /**
     * Makes the file.
     *
     * @param schema the statements that create its tables
     */
    public DemoDatabase(Path path, String schema) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.executeUpdate(schema);
        }
        connection.setAutoCommit(false);
    }

    /** Prepares a statement that inserts a row. */
    public PreparedStatement prepare(String insert) throws SQLException {
        return connection.prepareStatement(insert);
    }

    /** Inserts a row with these values. */
    public static void insert(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.commit();
        connection.close();
    }
}
