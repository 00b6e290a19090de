package io.tokenspeed.sources.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * An SQLite database of another program, opened so that nothing in its folder changes: no file is created or written.
 * Reads one consistent state of the database.
 *
 * <ul>
 *   <li>No program has it open (no write-ahead log, no journal): read as an immutable file, without locks. If it
 *       changed meanwhile, {@link #verify} throws.
 *   <li>Another program may have it open: read-only, with locks, without a change to the index of the log.
 *   <li>A log without its index, as in a copied folder: SQLite would create the index, so a private copy is read.
 * </ul>
 */
public final class AgentDatabase implements AutoCloseable {
    private static final int BUSY_MILLIS = 2000;

    private final Path path;
    private final Connection connection;
    private final @Nullable FileStamps unlocked;
    private final @Nullable PrivateCopy copy;

    private AgentDatabase(Path path, Connection connection, @Nullable FileStamps unlocked, @Nullable PrivateCopy copy) {
        this.path = path;
        this.connection = connection;
        this.unlocked = unlocked;
        this.copy = copy;
    }

    /**
     * Opens a database of another program.
     *
     * @throws IOException if it cannot be looked at, or changes while it is copied
     * @throws SQLException if SQLite cannot open it
     */
    public static AgentDatabase open(Path path) throws IOException, SQLException {
        FileStamps stamps = FileStamps.of(path);
        boolean index = Files.exists(sibling(path, "-shm"));
        if (stamps.logSize() > 0 && !index) {
            return openCopy(path);
        }
        if ((stamps.logSize() >= 0 && index) || notEmpty(sibling(path, "-journal"))) {
            return new AgentDatabase(path, connect(path, "?mode=ro&readonly_shm=1"), null, null);
        }
        return new AgentDatabase(path, connect(path, "?immutable=1"), stamps, null);
    }

    private static AgentDatabase openCopy(Path path) throws IOException, SQLException {
        PrivateCopy copy = PrivateCopy.of(path);
        try {
            return new AgentDatabase(path, connect(copy.database(), "?mode=ro"), null, copy);
        } catch (SQLException e) {
            copy.close();
            throw e;
        }
    }

    private static Connection connect(Path path, String options) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection connection = config.createConnection("jdbc:sqlite:" + uri(path) + options);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static String uri(Path path) {
        return "file:" + path.toUri().getRawPath();
    }

    private static Path sibling(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static boolean notEmpty(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    /** The connection, which the database closes. */
    public Connection connection() {
        return connection;
    }

    /**
     * Checks that all rows that were read are from one consistent state.
     *
     * @throws IOException if the file changed while it was read without locks
     */
    public void verify() throws IOException {
        if (unlocked != null && !unlocked.equals(FileStamps.of(path))) {
            throw new IOException("it changed meanwhile and is read again next time");
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try {
            connection.close();
        } finally {
            if (copy != null) {
                copy.close();
            }
        }
    }
}
