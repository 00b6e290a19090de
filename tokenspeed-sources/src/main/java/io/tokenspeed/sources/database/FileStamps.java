package io.tokenspeed.sources.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * The attributes of a database file and its write-ahead log, to detect changes.
 *
 * @param fileKey identity of the database file, for example device and inode; empty where the file system has none
 * @param size size of the database file in bytes
 * @param modified when the database file was last written
 * @param logSize size of the write-ahead log in bytes; -1 when there is none
 * @param logModified when the write-ahead log was last written; the epoch when there is none
 */
public record FileStamps(String fileKey, long size, FileTime modified, long logSize, FileTime logModified) {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    /** Looks at a database and its write-ahead log. */
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

    /** Returns the path of a database's write-ahead log. */
    static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    /** Returns the size of both files in bytes. */
    public long totalSize() {
        return size + Math.max(0, logSize);
    }

    /** Returns when either file was last written, in milliseconds since the epoch. */
    public long lastModified() {
        return Math.max(modified.toMillis(), logModified.toMillis());
    }
}
