package io.tokenspeed.sources.engine;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.Descent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that a worker read.
 *
 * @param requests requests in the order of the file
 * @param descents which threads began with a copy of which
 * @param move the move of the file's cursor that covers these requests; null when the move is in a later chunk
 * @param last whether this is the file's last chunk
 * @param fileSize size of the file in bytes
 * @param problem why the file could not be read to its end; null when it could
 */
record Chunk(
        List<Request> requests,
        List<Descent> descents,
        @Nullable CursorMove move,
        boolean last,
        long fileSize,
        @Nullable String problem) {}
