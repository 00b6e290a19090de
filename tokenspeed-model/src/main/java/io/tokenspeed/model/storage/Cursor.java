package io.tokenspeed.model.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been read.
 *
 * @param file the file
 * @param position how far it was read
 * @param counts how many lines and records were read
 * @param findings the first findings in the file, at most {@link Finding#MAX_PER_FILE}
 * @param problem why the file could not be read to its end, in a few words; null when it could
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

    /** Creates the cursor of a file without findings. */
    public Cursor(CursorFile file, CursorPosition position, FileCounts counts, @Nullable String problem) {
        this(file, position, counts, List.of(), problem);
    }

    /** Returns what tells whether the file must be read again. */
    public CursorStamp stamp() {
        return new CursorStamp(file, position.readerVersion(), problem == null);
    }

    /** Returns this cursor with the reason why its file could not be read to its end. */
    public Cursor withProblem(String noted) {
        return new Cursor(file, position, counts, findings, noted);
    }
}
