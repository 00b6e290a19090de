package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cursors of this source: a file is read as a whole, so its offset is its size and it has no head. */
public final class Cursors {
    /** The version of these readers; a file that another one read is read again. */
    public static final int READER_VERSION = 2;

    private Cursors() {}

    /** The cursor, or null where it belongs to another file under the same name or to another version of the reader. */
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
