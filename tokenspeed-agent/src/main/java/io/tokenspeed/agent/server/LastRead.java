package io.tokenspeed.agent.server;

import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time of the last import into a database, kept as the modification time of an empty file beside it. */
public final class LastRead {
    private final Path database;
    private final Path file;

    private LastRead(Path database) {
        this.database = database;
        this.file = database.resolveSibling(database.getFileName() + ".read");
    }

    /** The last import into a database. */
    public static LastRead of(Path database) {
        return new LastRead(database);
    }

    /** Notes an import at an instant. Where that fails, the database looks older than it is. */
    public void note(Instant now) {
        try {
            OwnerFile.create(file);
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException unwritable) {
            return;
        }
    }

    /**
     * The time since the last import; null where there is no database. A server that follows the logs imports all the
     * time.
     */
    public @Nullable Duration age(Instant now) {
        Instant last = null;
        for (Path trace : traces()) {
            Instant time = time(trace);
            last = time != null && (last == null || time.isAfter(last)) ? time : last;
        }
        Instant followed = ServerFile.of(database).followedUntil().orElse(null);
        last = followed != null && (last == null || followed.isAfter(last)) ? followed : last;
        return last == null ? null : last.isAfter(now) ? Duration.ZERO : Duration.between(last, now);
    }

    /** The files whose times count: where no import was noted, the database and its write-ahead log. */
    private List<Path> traces() {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        return Files.exists(file) ? List.of(file) : List.of(database, log);
    }

    private static @Nullable Instant time(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException absent) {
            return null;
        }
    }
}
