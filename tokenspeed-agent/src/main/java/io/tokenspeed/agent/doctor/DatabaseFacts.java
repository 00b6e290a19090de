package io.tokenspeed.agent.doctor;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the database.
 *
 * @param path where it is
 * @param exists whether the file is there
 * @param bytes its size with its log; absent when there is no file
 * @param schema the version of its schema; absent when it has none or cannot be read
 * @param contents what it holds
 * @param moves what was moved over from the predecessor, what of its files is there, and what an update changed, one
 *     sentence each
 * @param problem why it cannot be used and what to do, one sentence; absent when it can
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
