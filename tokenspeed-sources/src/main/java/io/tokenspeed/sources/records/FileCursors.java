package io.tokenspeed.sources.records;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of files whose readers do not continue at an offset: the offset is the size of the file and there is no
 * digest of the head.
 *
 * @param tool see {@link io.tokenspeed.sources.Source#tool()}
 * @param readerVersion see {@link io.tokenspeed.sources.Source#readerVersion()}
 */
public record FileCursors(String tool, int readerVersion) {
    /**
     * Returns the cursor, or null where it belongs to another file with the same path or to another version of the
     * reader.
     */
    public @Nullable Cursor valid(SourceFile file, @Nullable Cursor cursor) {
        boolean valid = cursor != null
                && cursor.position().readerVersion() == readerVersion
                && cursor.file().fileKey().equals(file.fileKey());
        return valid ? cursor : null;
    }

    /**
     * Returns the cursor of a file that was read to its end.
     *
     * @param state what the next read needs, as JSON
     * @param before the counts of earlier reads that the records add to
     * @param problem why the file could not be used, in a few words; null where it could
     */
    public Cursor of(SourceFile file, String state, FileCounts before, FileRecords records, @Nullable String problem) {
        return new Cursor(
                new CursorFile(tool, file.name(), file.fileKey(), file.size(), file.modified()),
                new CursorPosition(file.size(), "", readerVersion, state),
                before.plus(records.counts()),
                records.findings(),
                problem);
    }
}
