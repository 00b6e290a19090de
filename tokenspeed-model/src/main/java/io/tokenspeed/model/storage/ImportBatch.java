package io.tokenspeed.model.storage;

import io.tokenspeed.model.request.Request;
import java.util.List;

/**
 * Requests, what is known of the threads they belong to, and the cursors that reading them moved. All are stored in one
 * transaction, so none is ever there without the others.
 *
 * @param requests what was read
 * @param moves how far the files have been read with it
 * @param descents which threads came from which
 */
public record ImportBatch(List<Request> requests, List<CursorMove> moves, List<Descent> descents) {
    public ImportBatch {
        requests = List.copyOf(requests);
        moves = List.copyOf(moves);
        descents = List.copyOf(descents);
    }

    /** A batch that tells nothing new of threads. */
    public ImportBatch(List<Request> requests, List<CursorMove> moves) {
        this(requests, moves, List.of());
    }
}
