package io.tokenspeed.store.predecessor;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The database that early versions of the predecessor kept in the folder they were started in. SQLite never opens the
 * file in its place, because that could change the file or the files beside it.
 *
 * @param path its absolute path
 * @param size bytes of the file and its write-ahead log together
 * @param modified last change of either, in milliseconds since the epoch
 */
record PredecessorFile(Path path, long size, long modified) {
    private static final Path RELATIVE = Path.of("data", "tokenspeed-monitor.sqlite");

    /** Returns the path where such a file would be. */
    static Path in(Environment environment) {
        return environment.workingDirectory().resolve(RELATIVE).toAbsolutePath().normalize();
    }

    /** Returns the file at a path; empty if there is none or if it is {@code database} itself. */
    static Optional<PredecessorFile> find(Path path, Path database) throws IOException {
        if (!Files.isRegularFile(path) || Files.isSameFile(path, database)) {
            return Optional.empty();
        }
        return Optional.of(at(path));
    }

    static PredecessorFile at(Path path) throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        long size = file.size();
        long modified = file.lastModifiedTime().toMillis();
        if (Files.isRegularFile(log(path))) {
            BasicFileAttributes log = Files.readAttributes(log(path), BasicFileAttributes.class);
            size += log.size();
            modified = Math.max(modified, log.lastModifiedTime().toMillis());
        }
        return new PredecessorFile(path, size, modified);
    }

    /** Returns the path of the write-ahead log of a database. */
    static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    /** Whether the sizes and times are still the same. */
    boolean isUnchanged() throws IOException {
        return equals(at(path));
    }
}
