package io.tokenspeed.store.hub;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.JDBC;

/** A hub's SQLite file: one connection writes, the others read. What was committed survives a power failure. */
final class SqliteHubDatabase extends HubDatabase {
    private static final int BUSY_MILLIS = 10_000;
    private static final int WRITER_CACHE_KIB = 64 << 10;

    /** A page that changes in many transactions is copied to the database once per checkpoint. */
    private static final int CHECKPOINT_PAGES = 8_000;

    private final Path path;
    private final ReentrantLock writing = new ReentrantLock();
    private final HubSession writer;
    private final ConcurrentLinkedQueue<HubSession> readers = new ConcurrentLinkedQueue<>();

    private SqliteHubDatabase(Path path) throws IOException, SQLException {
        this.path = path;
        OwnerOnly.createFile(path);
        this.writer = connect();
        writer.execute("PRAGMA foreign_keys = ON");
        writer.execute("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
        writer.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }

    /** Opens the file and makes it where there is none. */
    static SqliteHubDatabase open(Path path) {
        SqliteHubDatabase database;
        try {
            database = new SqliteHubDatabase(path.toAbsolutePath());
        } catch (IOException | SQLException failure) {
            throw new StorageException(sentence(path, failure), failure);
        }
        try {
            new HubSchema(database, "The database " + path).ensure();
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private HubSession connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        HubSession session = new HubSession(Dialect.SQLITE, JDBC.createConnection("jdbc:sqlite:" + path, settings));
        try {
            session.execute("PRAGMA journal_mode = WAL");
            session.execute("PRAGMA synchronous = FULL");
            session.execute("PRAGMA temp_store = MEMORY");
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
        return session;
    }

    @Override
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            return transaction(writer, HubSession::beginWriting, work);
        } finally {
            writing.unlock();
        }
    }

    @Override
    <T> T read(Work<T> work) {
        HubSession session = readers.poll();
        try {
            session = session == null ? connect() : session;
        } catch (SQLException failure) {
            throw new StorageException(sentence(failure), failure);
        }
        try {
            return transaction(session, HubSession::beginReading, work);
        } finally {
            readers.add(session);
        }
    }

    @Override
    String sentence(Throwable failure) {
        return sentence(path, failure);
    }

    private static String sentence(Path path, Throwable failure) {
        return "The database " + path + " cannot be used: " + failure.getMessage() + ".";
    }

    @Override
    public void close() {
        writing.lock();
        try {
            for (HubSession session = readers.poll(); session != null; session = readers.poll()) {
                session.close();
            }
            writer.close();
        } catch (SQLException failure) {
            throw new StorageException(sentence(failure), failure);
        } finally {
            writing.unlock();
        }
    }
}
