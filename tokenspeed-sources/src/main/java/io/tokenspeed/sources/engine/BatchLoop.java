package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores the workers' chunks, many in one transaction, and sums the result of the import. Transactions are short, so
 * that other processes never wait long for the database; they are long in a first import, when nothing else uses the
 * database.
 */
final class BatchLoop {
    private static final long SHORT_NANOS = 20_000_000;
    private static final long LONG_NANOS = 1_000_000_000;
    private static final int CHUNK_REQUESTS = 250;

    private final ImportWriter writer;
    private final Plan plan;
    private final Pipe pipe;
    private final ImportProgress progress;
    private final long bytesTotal;
    private final List<String> problems;
    private BatchResult result = BatchResult.ZERO;
    private FileCounts counts = FileCounts.ZERO;
    private long bytesDone;
    private int filesDone;

    BatchLoop(ImportWriter writer, Plan plan, Pipe pipe, ImportProgress progress) {
        this.writer = writer;
        this.plan = plan;
        this.pipe = pipe;
        this.progress = progress;
        this.bytesTotal = plan.bytes();
        this.problems = new ArrayList<>(plan.problems());
    }

    /** Runs until every file is read and stored. */
    ImportReport run() {
        while (!done()) {
            Chunk first = pipe.take();
            Transaction transaction = new Transaction(first, System.nanoTime());
            result = result.plus(writer.commit(transaction::next));
            progress.stored(bytesDone, bytesTotal, result.inserted());
        }
        return new ImportReport(plan.files(), plan.tasks().size(), counts, result.inserted(), problems);
    }

    private boolean done() {
        return filesDone == plan.tasks().size();
    }

    /** Supplies the batches of a transaction: the first chunk, and the chunks that come before its time is over. */
    private final class Transaction {
        private final long start;
        private @Nullable Chunk next;

        Transaction(Chunk first, long start) {
            this.next = first;
            this.start = start;
        }

        @Nullable
        ImportBatch next() {
            if (next == null) {
                return null;
            }
            ReadFacts facts = ReadFacts.none();
            List<CursorMove> moves = new ArrayList<>();
            while (next != null && facts.requests().size() + moves.size() < CHUNK_REQUESTS) {
                facts.add(next.facts());
                note(next, moves);
                next = following();
            }
            return new ImportBatch(facts.requests(), moves, facts.descents(), facts.sessions(), facts.limits());
        }

        private @Nullable Chunk following() {
            long elapsed = System.nanoTime() - start;
            if (done() || elapsed > (writer.first() ? LONG_NANOS : SHORT_NANOS)) {
                return null;
            }
            return writer.first() ? pipe.take() : pipe.poll();
        }
    }

    private void note(Chunk chunk, List<CursorMove> moves) {
        if (chunk.move() != null) {
            moves.add(chunk.move());
            counts = counts.plus(added(chunk.move().before(), chunk.move().after()));
        }
        if (chunk.problem() != null) {
            problems.add(chunk.problem());
        }
        if (chunk.last()) {
            bytesDone += chunk.fileSize();
            filesDone++;
        }
    }

    /**
     * Returns what was read between two cursors. For a file that was read again from its start, these are only the
     * additional lines and records.
     */
    private static FileCounts added(@Nullable Cursor before, Cursor after) {
        FileCounts old = before == null ? FileCounts.ZERO : before.counts();
        return new FileCounts(
                Math.max(0, after.counts().lines() - old.lines()),
                Math.max(0, after.counts().records() - old.records()),
                Math.max(0, after.counts().badLines() - old.badLines()),
                Math.max(0, after.counts().doubtful() - old.doubtful()));
    }
}
