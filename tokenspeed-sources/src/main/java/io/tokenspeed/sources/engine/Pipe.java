package io.tokenspeed.sources.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The bounded queue between workers and writer: workers wait while it is full, so memory stays bounded. */
final class Pipe {
    private static final int CAPACITY = 32;

    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CAPACITY);

    /** Adds a chunk and waits while the queue is full; called by workers. */
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

    /** Returns the next chunk, or null when there is none yet. */
    @Nullable
    Chunk poll() {
        return chunks.poll();
    }
}
