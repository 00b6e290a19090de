package io.tokenspeed.model.storage;

import io.tokenspeed.model.request.Request;
import java.util.List;

/**
 * Requests, facts about their threads, and the moves of the cursors behind them. All are stored in one transaction, so
 * a moved cursor never misses its requests.
 *
 * @param requests the requests that were read
 * @param moves how far the files were read
 * @param descents which threads began with a copy of which
 */
public record ImportBatch(List<Request> requests, List<CursorMove> moves, List<Descent> descents) {
    public ImportBatch {
        requests = List.copyOf(requests);
        moves = List.copyOf(moves);
        descents = List.copyOf(descents);
    }

    /** Creates a batch without facts about threads. */
    public ImportBatch(List<Request> requests, List<CursorMove> moves) {
        this(requests, moves, List.of());
    }
}
