package io.tokenspeed.model.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been read.
 *
 * @param file the file
 * @param position how far it was read
 * @param counts what reading it came to
 * @param findings the first records of the file that could not be taken as they were written
 * @param problem why it could not be read to its end, in a few words; absent when it could
 */
public record Cursor(
        CursorFile file,
        CursorPosition position,
        FileCounts counts,
        List<Finding> findings,
        @Nullable String problem) {

    /** The longest state, in characters. */
    public static final int MAX_STATE = 64 * 1024;

    public Cursor {
        if (position.state().length() > MAX_STATE) {
            throw new IllegalArgumentException(
                    "state of " + file.path() + " has " + position.state().length() + " characters");
        }
        if (findings.size() > Finding.MAX_PER_FILE) {
            throw new IllegalArgumentException(file.path() + " has " + findings.size() + " findings");
        }
        findings = List.copyOf(findings);
    }

    /** A cursor of a file in which every record is as it should be. */
    public Cursor(CursorFile file, CursorPosition position, FileCounts counts, @Nullable String problem) {
        this(file, position, counts, List.of(), problem);
    }

    /** The same cursor with a note of why its file could not be read to its end. */
    public Cursor withProblem(String noted) {
        return new Cursor(file, position, counts, findings, noted);
    }
}
