package io.tokenspeed.store.hub.database;

import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.sqlite.DatabaseFiles;
import io.tokenspeed.store.sqlite.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** A hub's SQLite file: one connection writes, the others read. Committed changes survive a power failure. */
public final class SqliteHubDatabase extends HubDatabase {
    private static final int BUSY_MILLIS = 10_000;
    private static final int WRITER_CACHE_KIB = 64 << 10;

    /** A page that changes in many transactions is copied to the database once per checkpoint. */
    private static final int CHECKPOINT_PAGES = 8_000;

    private static final String LOST = "; stop the hub, put the file or its latest backup back and start it again.";

    private final Path path;
    private final Failures failures;
    private final ReentrantLock writing = new ReentrantLock();
    private final HubSession writer;
    private final ConcurrentLinkedQueue<HubSession> readers = new ConcurrentLinkedQueue<>();
    private volatile @Nullable DatabaseFiles files;
    private boolean rescued;

    private SqliteHubDatabase(Path path) throws IOException, SQLException {
        this.path = path;
        this.failures = Failures.ofHub(path);
        OwnerFile.create(path);
        this.writer = connect();
        writer.execute("PRAGMA foreign_keys = ON");
        writer.execute("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
        writer.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }

    /** Opens the file, and creates it if it does not exist. */
    public static SqliteHubDatabase open(Path path) {
        SqliteHubDatabase database;
        try {
            database = new SqliteHubDatabase(path.toAbsolutePath());
        } catch (IOException | SQLException failure) {
            throw Failures.ofHub(path).of(failure);
        }
        try {
            new HubSchema(database, "The database " + path).ensure();
            database.files = DatabaseFiles.of(path);
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private HubSession connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        HubSession session = new HubSession(Dialect.SQLITE, JDBC.createConnection("jdbc:sqlite:" + path, settings), "");
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

    /** Returns this database: only a server needs time limits. */
    @Override
    public HubDatabase with(Patience patience) {
        return this;
    }

    /**
     * Fails if the database files are gone, even after the commit, so that nothing written to lost files is
     * acknowledged.
     */
    @Override
    public <T> T write(Work<T> work) {
        lock();
        try {
            requireFiles();
            T result = transaction(writer, HubSession::beginWriting, work);
            requireFiles();
            return result;
        } finally {
            writing.unlock();
        }
    }

    private void lock() {
        try {
            if (writing.tryLock(BUSY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new StorageException("The database " + path + " is busy with a long change; try again.", null);
    }

    @Override
    public <T> T read(Work<T> work) {
        requireFiles();
        HubSession session = readers.poll();
        try {
            session = session == null ? connect() : session;
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
        try {
            return transaction(session, HubSession::beginReading, work);
        } finally {
            readers.add(session);
        }
    }

    private void requireFiles() {
        DatabaseFiles opened = files;
        Optional<String> change = opened == null ? Optional.empty() : opened.change();
        if (opened != null && change.isPresent()) {
            boolean kept = opened.isLogMissing() && rescue();
            throw new StorageException(
                    "The database " + path + " " + change.get() + " while the hub was running, so nothing is stored"
                            + (kept ? "; all that was acknowledged is in it, restart the hub." : LOST),
                    null);
        }
    }

    /** Moves the content of a deleted log into the database file, where it outlives this process. */
    private boolean rescue() {
        lock();
        try {
            rescued = rescued || writer.checkpoint();
            return rescued;
        } catch (SQLException unusable) {
            return false;
        } finally {
            writing.unlock();
        }
    }

    @Override
    String sentence(Throwable failure) {
        return failures.sentence(failure);
    }

    /**
     * Leaves the connections open if the files were taken away: closing the last connection deletes the log at its
     * path, which may belong to another database by now.
     */
    @Override
    public void close() {
        DatabaseFiles opened = files;
        if (opened != null && opened.change().isPresent()) {
            return;
        }
        writing.lock();
        try {
            for (HubSession session = readers.poll(); session != null; session = readers.poll()) {
                session.close();
            }
            writer.close();
        } catch (SQLException failure) {
            throw failures.of(failure);
        } finally {
            writing.unlock();
        }
    }
}
