package io.tokenspeed.store.sqlite;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of an open SQLite database, to detect when they are deleted or replaced. A process that has a deleted file
 * open can still write to it, but the data is lost.
 */
public final class DatabaseFiles {
    /** The first four bytes of every written log, without their last bit. */
    private static final int LOG_MAGIC = 0x377f0682;

    private final Path database;
    private final Path log;
    private final @Nullable Object databaseKey;
    private final @Nullable Object logKey;

    private DatabaseFiles(Path database, Path log) {
        this.database = database;
        this.log = log;
        this.databaseKey = key(database);
        this.logKey = key(log);
    }

    /** Remembers the current files of a database. A connection must have read from it already, and must stay open. */
    public static DatabaseFiles of(Path database) {
        return new DatabaseFiles(database, log(database));
    }

    /** Returns the path of the log, which SQLite puts beside the file itself, not beside a link to it. */
    private static Path log(Path database) {
        Path real = real(database);
        return real.resolveSibling(real.getFileName() + "-wal");
    }

    private static Path real(Path database) {
        try {
            return database.toRealPath();
        } catch (IOException missing) {
            return database.toAbsolutePath();
        }
    }

    /** Returns what happened to the files since, as the rest of a sentence about the database; empty if nothing did. */
    public Optional<String> change() {
        if (isDatabaseChanged()) {
            return Optional.of(Files.exists(database) ? "was replaced by another file" : "was deleted or moved away");
        }
        Object now = key(log);
        if (logKey == null) {
            return Optional.empty();
        }
        if (now == null) {
            return Optional.of("has lost its " + log.getFileName() + ", which was deleted or moved away");
        }
        return now.equals(logKey) && !isLogOverwritten()
                ? Optional.empty()
                : Optional.of("has lost its " + log.getFileName() + ", which was replaced or overwritten");
    }

    /** Whether the database file was deleted or replaced. */
    public boolean isDatabaseChanged() {
        return !Objects.equals(key(database), databaseKey);
    }

    /** Whether both belong to the same database file. */
    public boolean isOfSameDatabaseAs(DatabaseFiles other) {
        return databaseKey != null && databaseKey.equals(other.databaseKey);
    }

    /** Whether the database file is the same, but its log is missing. */
    public boolean isLogMissing() {
        return !isDatabaseChanged() && logKey != null && key(log) == null;
    }

    /** Reads only the log. Opening and closing the database file here would drop SQLite's locks on it. */
    private boolean isLogOverwritten() {
        try {
            if (Files.size(log) == 0) {
                return false;
            }
            try (DataInputStream in = new DataInputStream(Files.newInputStream(log))) {
                return (in.readInt() & ~1) != LOG_MAGIC;
            }
        } catch (IOException missing) {
            return true;
        }
    }

    /** Returns the identity of a file; null if it is missing. */
    private static @Nullable Object key(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
        } catch (IOException missing) {
            return null;
        }
    }
}
