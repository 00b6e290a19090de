package io.tokenspeed.sources;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.storage.CursorStamp;
import java.nio.file.Path;

/**
 * A file that may hold usage, with its attributes at the time of the search.
 *
 * @param path absolute path
 * @param fileKey identity of the file besides its path, for example device and inode; empty where the file system has
 *     none
 * @param size size in bytes; of a database including its write-ahead log
 * @param modified modification time in milliseconds since the epoch; of a database or its write-ahead log, whichever is
 *     later
 */
public record SourceFile(Path path, String fileKey, long size, long modified) {
    /** Returns the path as text as the database stores it, alike in every locale. */
    public String name() {
        return PathText.of(path);
    }

    /** Returns whether the file is unchanged since its cursor was stored, so that it need not be opened. */
    public boolean unchangedSince(CursorStamp stamp, int readerVersion) {
        return stamp.whole()
                && stamp.readerVersion() == readerVersion
                && stamp.file().size() == size
                && stamp.file().modifiedMillis() == modified
                && stamp.file().fileKey().equals(fileKey);
    }
}
