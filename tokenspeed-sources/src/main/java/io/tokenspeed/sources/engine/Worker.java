package io.tokenspeed.sources.engine;

import io.tokenspeed.model.file.IoFailure;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes one task after another until there is none left. */
final class Worker implements Runnable {
    private final List<Task> tasks;
    private final AtomicInteger next;
    private final Pipe pipe;
    private final RepositoryRoots roots;

    Worker(List<Task> tasks, AtomicInteger next, Pipe pipe, RepositoryRoots roots) {
        this.tasks = tasks;
        this.next = next;
        this.pipe = pipe;
        this.roots = roots;
    }

    @Override
    public void run() {
        try {
            readAll();
        } catch (CancellationException stopped) {
            // The importing thread reports the reason to its caller.
            return;
        }
    }

    private void readAll() {
        int i = next.getAndIncrement();
        while (i < tasks.size()) {
            read(tasks.get(i));
            i = next.getAndIncrement();
        }
    }

    private void read(Task task) {
        ChunkSink sink = new ChunkSink(pipe, roots, task.cursor(), task.file().size());
        try {
            task.reader().read(task.file(), task.cursor(), sink);
            sink.end();
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException | Error failure) {
            // Catches errors too, because the importing thread waits for the end of every file.
            sink.fail(task.cursor() == null ? start(task) : task.cursor(), sentence(task.file(), failure));
        }
    }

    private static Cursor start(Task task) {
        SourceFile file = task.file();
        return new Cursor(
                new CursorFile(task.tool(), file.name(), file.fileKey(), 0, 0),
                new CursorPosition(0, "", task.readerVersion(), ""),
                FileCounts.ZERO,
                null);
    }

    private static String sentence(SourceFile file, Throwable failure) {
        IoFailure kind = failure instanceof IOException io ? IoFailure.of(io) : IoFailure.OTHER;
        return switch (kind) {
            case DENIED -> "No permission to read " + file.name() + ".";
            case ABSENT -> "Gone while it was read: " + file.name() + ".";
            default -> "Cannot read " + file.name() + ": " + reason(failure) + ".";
        };
    }

    private static String reason(Throwable failure) {
        if (failure instanceof IOException io) {
            return IoFailure.reason(io);
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
