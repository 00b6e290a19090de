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
     * The file systems that agents usually write to set the time of a file in steps of up to 10 ms; a change within one
     * step leaves the time, and often the size, as it was. Where steps take seconds, as on FAT, such a change is seen with
     * the next one.
     */
    private static final long SETTLED_MILLIS = 20;

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
     * Returns the cursor of a file that was read to its end. A file that had changed just before is read once more, even
     * if it looks the same then.
     *
     * @param state what the next read needs, as JSON
     * @param before the counts of earlier reads that the records add to
     * @param problem why the file could not be used, in a few words; null where it could
     */
    public Cursor of(SourceFile file, String state, FileCounts before, FileRecords records, @Nullable String problem) {
        return new Cursor(
                new CursorFile(tool, file.name(), file.fileKey(), file.size(), modified(file, records)),
                new CursorPosition(file.size(), "", readerVersion, state),
                before.plus(records.counts()),
                records.findings(),
                problem);
    }

    private static long modified(SourceFile file, FileRecords records) {
        boolean settled = Math.abs(records.startedMillis() - file.modified()) >= SETTLED_MILLIS;
        return settled ? file.modified() : 0;
    }
}
