package io.tokenspeed.model.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been read.
 *
 * @param tool the tool whose reader read it
 * @param path absolute path
 * @param fileKey identity of the file besides its path, for example device and inode; empty where there is none
 * @param size size in bytes when it was last looked at
 * @param modified modification time in epoch milliseconds when it was last looked at
 * @param offset bytes read, up to the end of the last complete record
 * @param headHash digest of the first bytes, to notice a file that was rewritten in place
 * @param readerVersion version of the reader that read it; another version reads it again from the start
 * @param state what the reader itself must remember, JSON of at most 64 KiB
 * @param counts what reading it came to
 * @param findings the first records of the file that could not be taken as they were written
 * @param problem why it could not be read to its end, in a few words; absent when it could
 */
public record Cursor(
        String tool,
        String path,
        String fileKey,
        long size,
        long modified,
        long offset,
        String headHash,
        int readerVersion,
        String state,
        FileCounts counts,
        List<Finding> findings,
        @Nullable String problem) {

    /** The longest state, in characters. */
    public static final int MAX_STATE = 64 * 1024;

    public Cursor {
        if (state.length() > MAX_STATE) {
            throw new IllegalArgumentException("state of " + path + " has " + state.length() + " characters");
        }
        if (findings.size() > Finding.MAX_PER_FILE) {
            throw new IllegalArgumentException(path + " has " + findings.size() + " findings");
        }
        findings = List.copyOf(findings);
    }

    /** A cursor of a file in which every record is as it should be. */
    public Cursor(
            String tool,
            String path,
            String fileKey,
            long size,
            long modified,
            long offset,
            String headHash,
            int readerVersion,
            String state,
            FileCounts counts,
            @Nullable String problem) {
        this(tool, path, fileKey, size, modified, offset, headHash, readerVersion, state, counts, List.of(), problem);
    }

    /** The same cursor with a note of why its file could not be read to its end. */
    public Cursor withProblem(String noted) {
        return new Cursor(
                tool, path, fileKey, size, modified, offset, headHash, readerVersion, state, counts, findings, noted);
    }
}
