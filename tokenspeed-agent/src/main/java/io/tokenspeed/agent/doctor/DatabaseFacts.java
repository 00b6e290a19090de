package io.tokenspeed.agent.doctor;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the database.
 *
 * @param path the database file
 * @param exists whether the file is there
 * @param bytes its size with its write-ahead log; null where there is no file
 * @param schema the version of its schema; null where it has none or cannot be read
 * @param contents its counts and time span
 * @param moves what was taken over from the predecessor, which of its files exist, what an update of ours changed, and
 *     what came by OpenTelemetry, one sentence each
 * @param problem why it cannot be used and what to do, one sentence; null where it can be used
 */
public record DatabaseFacts(
        Path path,
        boolean exists,
        @Nullable Long bytes,
        @Nullable String schema,
        DatabaseContents contents,
        List<String> moves,
        @Nullable String problem) {
    public DatabaseFacts {
        moves = List.copyOf(moves);
    }
}
