package io.tokenspeed.model.storage;

import io.tokenspeed.model.request.Request;
import java.util.List;

/**
 * Requests and the cursors that reading them moved. Both are stored in one transaction, so neither is ever there without
 * the other.
 *
 * @param requests what was read
 * @param moves how far the files have been read with it
 */
public record ImportBatch(List<Request> requests, List<CursorMove> moves) {
    public ImportBatch {
        requests = List.copyOf(requests);
        moves = List.copyOf(moves);
    }
}
