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
 * Which files an open SQLite database consists of. What is deleted or replaced at their paths goes on existing for whoever
 * has it open, and takes writes that nobody will ever read again.
 */
public final class DatabaseFiles {
    /** What every log that was written to begins with, but for its last bit. */
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

    /** The files of a database that a connection has been read from and that stays open. */
    public static DatabaseFiles of(Path database) {
        return new DatabaseFiles(database, log(database));
    }

    /** SQLite puts it beside the file itself and not beside a link to it. */
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

    /** What became of them since, as the rest of a sentence about the database; empty when they are the same. */
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

    /** Whether another file, or none, is where the database was. */
    public boolean isDatabaseChanged() {
        return !Objects.equals(key(database), databaseKey);
    }

    /** Whether both are of one database. */
    public boolean isOfSameDatabaseAs(DatabaseFiles other) {
        return databaseKey != null && databaseKey.equals(other.databaseKey);
    }

    /** Whether the database is as it was and nothing is where its log was. */
    public boolean isLogMissing() {
        return !isDatabaseChanged() && logKey != null && key(log) == null;
    }

    /** The database itself is never opened here: closing it would drop the locks that SQLite has on it. */
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

    /** Null for a missing file. */
    private static @Nullable Object key(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
        } catch (IOException missing) {
            return null;
        }
    }
}
