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

/** When the agents' files were last read into a database: the time of an empty file beside it. */
public final class LastRead {
    private final Path database;
    private final Path file;

    private LastRead(Path database) {
        this.database = database;
        this.file = database.resolveSibling(database.getFileName() + ".read");
    }

    /** Of a database. */
    public static LastRead of(Path database) {
        return new LastRead(database);
    }

    /** They were read now. Where that cannot be noted, the database looks older than it is. */
    public void note(Instant now) {
        try {
            OwnerFile.create(file);
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException unwritable) {
            return;
        }
    }

    /** How long that is ago; null where there is no database. A server that follows the files reads them all the time. */
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

    /** Where nobody ever noted it, what was last written tells. */
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
