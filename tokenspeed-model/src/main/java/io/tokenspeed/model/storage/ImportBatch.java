package io.tokenspeed.model.storage;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import java.util.List;

/**
 * Requests, facts about their threads and sessions, and the moves of the cursors behind them. All are stored in one transaction, so
 * a moved cursor never misses its requests.
 *
 * @param requests the requests that were read
 * @param moves how far the files were read
 * @param descents which threads began with a copy of which
 * @param sessions which sessions other sessions started
 * @param limits what tools reported about their limits
 */
public record ImportBatch(
        List<Request> requests,
        List<CursorMove> moves,
        List<Descent> descents,
        List<SessionDetail> sessions,
        List<LimitReport> limits) {
    public ImportBatch {
        requests = List.copyOf(requests);
        moves = List.copyOf(moves);
        descents = List.copyOf(descents);
        sessions = List.copyOf(sessions);
        limits = List.copyOf(limits);
    }

    /** Creates a batch without facts about sessions and limits. */
    public ImportBatch(List<Request> requests, List<CursorMove> moves, List<Descent> descents) {
        this(requests, moves, descents, List.of(), List.of());
    }

    /** Creates a batch without facts about threads, sessions and limits. */
    public ImportBatch(List<Request> requests, List<CursorMove> moves) {
        this(requests, moves, List.of());
    }
}
