package io.tokenspeed.sources.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The bounded way from the workers to the writer: workers wait when the writer is behind, so memory stays bounded. */
final class Pipe {
    private static final int CAPACITY = 32;

    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CAPACITY);

    /** Puts a chunk; called by workers. */
    void put(Chunk chunk) {
        try {
            chunks.put(chunk);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("import was stopped");
        }
    }

    /** Waits for the next chunk. */
    Chunk take() {
        try {
            return chunks.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("import was stopped");
        }
    }

    /** The next chunk if there is one by now. */
    @Nullable
    Chunk poll() {
        return chunks.poll();
    }
}
