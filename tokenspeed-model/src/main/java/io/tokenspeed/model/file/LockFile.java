package io.tokenspeed.model.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A private file whose lock one thread of one process of this machine holds at a time. The system releases it when that
 * process dies. Whoever holds it must not ask for it again.
 */
public final class LockFile {
    /**
     * Whose turn it is within this process. The system's lock holds off other processes only, and closing a second channel
     * to a file would release it.
     */
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private final Path path;

    /** The file, which is made where it is missing when its lock is asked for. */
    public LockFile(Path path) {
        this.path = path;
    }

    /** Work that is done while nobody else holds the lock. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it with the locked file, open to be read and written. */
        T on(FileChannel file) throws IOException;
    }

    /** Waits until nobody else holds the lock, and works. */
    public <T> T whileHeld(Work<T> work) throws IOException {
        Semaphore turn = turn();
        turn.acquireUninterruptibly();
        try (FileChannel channel = open()) {
            channel.lock();
            return work.on(channel);
        } finally {
            turn.release();
        }
    }

    /** Takes the lock; empty when somebody else holds it. */
    public Optional<Held> tryHold() throws IOException {
        Semaphore turn = turn();
        if (!turn.tryAcquire()) {
            return Optional.empty();
        }
        Optional<Held> held = Optional.empty();
        try {
            held = lock(turn);
            return held;
        } finally {
            if (held.isEmpty()) {
                turn.release();
            }
        }
    }

    private Optional<Held> lock(Semaphore turn) throws IOException {
        FileChannel channel = open();
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? Optional.empty() : Optional.of(new Held(channel, turn));
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private Semaphore turn() throws IOException {
        OwnerFile.create(path);
        return TURNS.computeIfAbsent(path.toRealPath(), first -> new Semaphore(1));
    }

    private FileChannel open() throws IOException {
        OwnerFile.create(path);
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** The lock while it is held. */
    public static final class Held implements AutoCloseable {
        private final FileChannel channel;
        private final Semaphore turn;

        private Held(FileChannel channel, Semaphore turn) {
            this.channel = channel;
            this.turn = turn;
        }

        /** Lets go of it. */
        @Override
        public synchronized void close() throws IOException {
            if (channel.isOpen()) {
                try {
                    channel.close();
                } finally {
                    turn.release();
                }
            }
        }
    }
}
