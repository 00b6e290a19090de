package io.tokenspeed.sources.engine;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores the workers' chunks, many small ones in one transaction, and adds up what the import comes to. */
final class BatchLoop {
    private final ImportWriter writer;
    private final Plan plan;
    private final Pipe pipe;
    private final ImportProgress progress;
    private final long bytesTotal;
    private final BatchSize size = new BatchSize();
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

    ImportReport run() throws InterruptedException {
        while (filesDone < plan.tasks().size()) {
            storeNext();
        }
        return new ImportReport(
                plan.files(),
                plan.tasks().size(),
                counts.lines(),
                counts.records(),
                result.inserted(),
                counts.badLines(),
                problems);
    }

    private void storeNext() throws InterruptedException {
        List<Request> requests = new ArrayList<>();
        List<CursorMove> moves = new ArrayList<>();
        Chunk chunk = pipe.take();
        while (chunk != null) {
            requests.addAll(chunk.requests());
            note(chunk, moves);
            chunk = requests.size() + moves.size() < size.requests() ? pipe.poll() : null;
        }
        long start = System.nanoTime();
        result = result.plus(writer.commit(new ImportBatch(requests, moves)));
        size.took(requests.size(), (System.nanoTime() - start) / 1_000_000);
        progress.stored(bytesDone, bytesTotal, result.inserted());
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

    /** What a step of a cursor read. A file that was read again from its start tells only what it holds more than before. */
    private static FileCounts added(@Nullable Cursor before, Cursor after) {
        FileCounts old = before == null ? FileCounts.ZERO : before.counts();
        return new FileCounts(
                Math.max(0, after.counts().lines() - old.lines()),
                Math.max(0, after.counts().records() - old.records()),
                Math.max(0, after.counts().badLines() - old.badLines()));
    }
}
