package io.tokenspeed.model.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A private file as a lock, which one thread of one process on this machine holds at a time. The operating system
 * releases the lock when that process dies. Within {@link #whileHeld} the same thread may ask for it again.
 */
public final class LockFile {
    /**
     * One semaphore per file, for the threads of this process. The operating system's lock excludes other processes
     * only, and closing a second channel to the file would release that lock.
     */
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    /** The files that this thread has locked and is working on. */
    private static final ThreadLocal<Map<Semaphore, FileChannel>> WORKING = ThreadLocal.withInitial(HashMap::new);

    private final Path path;

    /** Uses this file, which is created when the lock is first asked for. */
    public LockFile(Path path) {
        this.path = path;
    }

    /** Work to do while the lock is held. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work with the locked file, which is open for reading and writing. */
        T on(FileChannel file) throws IOException;
    }

    /** Waits for the lock, does the work and releases the lock. */
    public <T> T whileHeld(Work<T> work) throws IOException {
        Semaphore turn = turn();
        FileChannel outer = WORKING.get().get(turn);
        if (outer != null) {
            return work.on(outer);
        }
        turn.acquireUninterruptibly();
        try (FileChannel channel = open()) {
            channel.lock();
            WORKING.get().put(turn, channel);
            return work.on(channel);
        } finally {
            WORKING.get().remove(turn);
            turn.release();
        }
    }

    /** Takes the lock if it is free; returns empty if another thread or process holds it. */
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
            lock = tryLock(channel);
            return lock == null ? Optional.empty() : Optional.of(new Held(channel, turn));
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** Also returns null if this process has locked the file under a name that cannot be known to be its name. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    private Semaphore turn() throws IOException {
        create();
        return TURNS.computeIfAbsent(path.toRealPath(), first -> new Semaphore(1));
    }

    private FileChannel open() throws IOException {
        create();
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Creates the file, also where a link leads to a file that is not there yet. */
    private void create() throws IOException {
        OwnerFile.create(path);
        if (Files.notExists(path)) {
            Files.newByteChannel(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Rights.ofFile())
                    .close();
        }
    }

    /** The held lock. */
    public static final class Held implements AutoCloseable {
        private final FileChannel channel;
        private final Semaphore turn;

        private Held(FileChannel channel, Semaphore turn) {
            this.channel = channel;
            this.turn = turn;
        }

        /** Releases the lock. */
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
