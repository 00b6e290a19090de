package io.tokenspeed.sources.crosscheck;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a tool keeps in one file.
 *
 * @param tool the tool
 * @param file the file, from which no request is imported
 * @param unit what is counted
 * @param amounts the numbers; none where the file cannot be read
 * @param problem why the file, or all of it, could not be read, one sentence; null where it was
 */
public record OwnRecord(
        String tool,
        Path file,
        OwnUnit unit,
        List<OwnAmount> amounts,
        @Nullable String problem) {
    public OwnRecord {
        amounts = List.copyOf(amounts);
    }

    static OwnRecord unreadable(String tool, Path file, OwnUnit unit, String reason) {
        return new OwnRecord(tool, file, unit, List.of(), "Cannot compare with " + file + ": " + reason + ".");
    }
}
