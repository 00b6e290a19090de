package io.tokenspeed.sources.engine;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.sources.ReadSink;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the requests of one file into chunks for the writer. Requests may be stored before their cursor, because storing
 * them again changes nothing; a cursor is never stored before its requests.
 */
final class ChunkSink implements ReadSink {
    private static final int CHUNK = 1000;

    private final Pipe pipe;
    private final RepositoryRoots roots;
    private final long fileSize;
    private @Nullable Cursor stored;
    private @Nullable Cursor latest;
    private ReadFacts facts = ReadFacts.none();

    ChunkSink(Pipe pipe, RepositoryRoots roots, @Nullable Cursor stored, long fileSize) {
        this.pipe = pipe;
        this.roots = roots;
        this.stored = stored;
        this.fileSize = fileSize;
    }

    @Override
    public void request(Request request) {
        String project = request.place().project();
        facts.requests().add(project == null ? request : request.in(roots.of(project)));
        if (facts.requests().size() >= CHUNK) {
            send(null, false, null);
        }
    }

    @Override
    public void descent(Descent descent) {
        facts.descents().add(descent);
    }

    @Override
    public void session(SessionDetail detail) {
        facts.sessions().add(detail);
    }

    @Override
    public void limit(LimitReport report) {
        facts.limits().add(report);
    }

    /** Holds a cursor back until the next one, so that the last cursor is sent together with the end of the file. */
    @Override
    public void checkpoint(Cursor cursor) {
        if (latest != null) {
            moveTo(latest, false, null);
        }
        latest = cursor;
    }

    void end() {
        if (latest == null) {
            send(null, true, null);
        } else {
            moveTo(latest, true, latest.problem());
        }
    }

    /**
     * Ends a file that could not be read to its end, at the last valid cursor and with the problem, so that the next
     * import tries again.
     */
    void fail(Cursor start, String problem) {
        Cursor good = latest != null ? latest : start;
        moveTo(good.withProblem(problem), true, problem);
    }

    private void moveTo(Cursor cursor, boolean last, @Nullable String problem) {
        send(new CursorMove(stored, cursor), last, problem);
        stored = cursor;
    }

    private void send(@Nullable CursorMove move, boolean last, @Nullable String problem) {
        pipe.put(new Chunk(facts, move, last, fileSize, problem));
        facts = ReadFacts.none();
    }
}
