package io.tokenspeed.sources.engine;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.Descent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a worker read.
 *
 * @param requests requests in the order of the file
 * @param descents which threads came from which
 * @param move the step of the file's cursor that covers them; null when a later chunk covers them
 * @param last whether this is the file's last chunk
 * @param fileSize size of the file
 * @param problem why the file could not be read to its end
 */
record Chunk(
        List<Request> requests,
        List<Descent> descents,
        @Nullable CursorMove move,
        boolean last,
        long fileSize,
        @Nullable String problem) {}
