package io.tokenspeed.store.hub.database;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.sqlite.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * A hub's SQLite file that is only read, also while the hub writes it. Each transaction opens the file anew, so that a
 * backup that is put in its place is read from then on.
 */
public final class ReadOnlySqlite extends HubDatabase {
    private static final String BUSY_MILLIS = "10000";

    private final Path path;
    private final Failures failures;

    private ReadOnlySqlite(Path path) {
        this.path = path;
        this.failures = Failures.ofHub(path);
    }

    /**
     * Opens a file that a hub of this version made.
     *
     * @throws StorageException if there is no such file
     */
    public static ReadOnlySqlite open(Path path) {
        ReadOnlySqlite database = new ReadOnlySqlite(path.toAbsolutePath());
        new HubSchema(database, "The database " + path).require();
        return database;
    }

    @Override
    public <T> T read(Work<T> work) {
        if (!Files.isRegularFile(path)) {
            throw new StorageException("The database " + path + " does not exist; start the hub with it first.", null);
        }
        try (HubSession session = connect()) {
            return transaction(session, HubSession::beginReading, work);
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
    }

    private HubSession connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        HubSession session = new HubSession(Dialect.SQLITE, JDBC.createConnection("jdbc:sqlite:" + path, settings), "");
        try {
            session.execute("PRAGMA query_only = ON");
            session.execute("PRAGMA temp_store = MEMORY");
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
        return session;
    }

    @Override
    public <T> T write(Work<T> work) {
        throw new StorageException("The database " + path + " is only read here.", null);
    }

    /** Returns this database: only a server needs time limits. */
    @Override
    public HubDatabase with(Patience patience) {
        return this;
    }

    @Override
    String sentence(Throwable failure) {
        return failures.sentence(failure);
    }

    /** Nothing is open between transactions. */
    @Override
    public void close() {}
}
