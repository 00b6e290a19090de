package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of OpenCode's files: the offset is the size of the file and there is no digest of the head, because a
 * reader does not continue at an offset.
 */
public final class Cursors {
    /** The version of the readers; a file that another version read is read again. */
    public static final int READER_VERSION = 3;

    private Cursors() {}

    /**
     * Returns the cursor, or null where it belongs to another file with the same path or to another version of the
     * reader.
     */
    public static @Nullable Cursor valid(SourceFile file, @Nullable Cursor cursor) {
        boolean valid = cursor != null
                && cursor.position().readerVersion() == READER_VERSION
                && cursor.file().fileKey().equals(file.fileKey());
        return valid ? cursor : null;
    }

    public static Cursor of(
            SourceFile file, String state, FileCounts counts, List<Finding> findings, @Nullable String problem) {
        return new Cursor(
                new CursorFile(Requests.TOOL, file.name(), file.fileKey(), file.size(), file.modified()),
                new CursorPosition(file.size(), "", READER_VERSION, state),
                counts,
                findings,
                problem);
    }
}
