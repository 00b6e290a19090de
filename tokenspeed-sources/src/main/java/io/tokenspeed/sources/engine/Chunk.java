package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.CursorMove;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that a worker read.
 *
 * @param facts the requests, and facts about their threads and sessions
 * @param move the move of the file's cursor that covers these facts; null when the move is in a later chunk
 * @param last whether this is the file's last chunk
 * @param fileSize size of the file in bytes
 * @param problem why the file could not be read to its end; null when it could
 */
record Chunk(
        ReadFacts facts,
        @Nullable CursorMove move,
        boolean last,
        long fileSize,
        @Nullable String problem) {}
