package io.tokenspeed.uploader.queue.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/** Opens a connection to a database file. */
public interface Connector {
    /** Milliseconds that a connection waits for another process that writes. */
    int BUSY_MILLIS = 5_000;

    /** Opens a new connection. */
    Connection open(Path path) throws SQLException;

    /** Opens a connection with SQLite's driver. */
    static Connection sqlite(Path path) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        return JDBC.createConnection("jdbc:sqlite:" + path, settings);
    }
}
