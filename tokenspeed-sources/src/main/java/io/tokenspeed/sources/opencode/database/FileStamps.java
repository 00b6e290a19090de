package io.tokenspeed.sources.opencode.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * How a database and its log look from outside, to notice that they changed.
 *
 * @param fileKey identity of the database; empty where the file system tells none
 * @param size size of the database
 * @param modified when the database was last written
 * @param logSize size of the log, -1 when there is none
 * @param logModified when the log was last written; the epoch when there is none
 */
public record FileStamps(String fileKey, long size, FileTime modified, long logSize, FileTime logModified) {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    public static FileStamps of(Path database) throws IOException {
        BasicFileAttributes file = Files.readAttributes(database, BasicFileAttributes.class);
        String key = file.fileKey() == null ? "" : file.fileKey().toString();
        try {
            BasicFileAttributes log = Files.readAttributes(log(database), BasicFileAttributes.class);
            return new FileStamps(key, file.size(), file.lastModifiedTime(), log.size(), log.lastModifiedTime());
        } catch (NoSuchFileException e) {
            return new FileStamps(key, file.size(), file.lastModifiedTime(), -1, NEVER);
        }
    }

    /** The write-ahead log beside a database. */
    static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    /** The size of both. */
    public long totalSize() {
        return size + Math.max(0, logSize);
    }

    /** The later of both times, in epoch milliseconds. */
    public long lastModified() {
        return Math.max(modified.toMillis(), logModified.toMillis());
    }
}
