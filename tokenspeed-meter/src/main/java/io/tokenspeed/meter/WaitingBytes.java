package io.tokenspeed.meter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The bytes that wait for the host, as a stream. More are asked for until too many wait, and again once it has read on. */
final class WaitingBytes extends InputStream {
    /** The most bytes that wait before the provider has to. */
    static final int MOST = 8 << 20;

    private final Runnable onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private @Nullable Subscription subscription;
    private @Nullable Throwable problem;
    private long size;
    private boolean paused;
    private boolean ended;
    private boolean closed;

    /** Creates an empty stream. What is given runs when the host closes it. */
    WaitingBytes(Runnable onClose) {
        this.onClose = onClose;
    }

    /** Asks for the first bytes, unless the host has closed the stream already. */
    void from(Subscription source) {
        lock.lock();
        try {
            subscription = source;
            if (closed) {
                source.cancel();
                return;
            }
        } finally {
            lock.unlock();
        }
        source.request(1);
    }

    /** Adds bytes, and asks for more unless too many wait. */
    void add(List<ByteBuffer> bytes) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            for (ByteBuffer buffer : bytes) {
                if (buffer.hasRemaining()) {
                    buffers.add(buffer);
                    size += buffer.remaining();
                }
            }
            paused = size >= MOST;
            changed.signalAll();
            if (paused) {
                return;
            }
        } finally {
            lock.unlock();
        }
        more();
    }

    private void more() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /** Says that no more bytes will come, and why if the connection broke. */
    void end(@Nullable Throwable why) {
        lock.lock();
        try {
            ended = true;
            problem = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        int taken;
        boolean resume;
        lock.lock();
        try {
            taken = take(into, offset, length);
            resume = paused && size < MOST;
            paused &= !resume;
        } finally {
            lock.unlock();
        }
        if (resume) {
            more();
        }
        return taken;
    }

    private int take(byte[] into, int offset, int length) throws IOException {
        ByteBuffer next = await();
        if (next == null) {
            return -1;
        }
        int count = Math.min(length, next.remaining());
        next.get(into, offset, count);
        size -= count;
        if (!next.hasRemaining()) {
            buffers.remove();
        }
        return count;
    }

    /** Waits for bytes; null at the end. */
    private @Nullable ByteBuffer await() throws IOException {
        while (!closed && !ended && buffers.isEmpty()) {
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for an answer");
            }
        }
        if (closed) {
            throw new IOException("the stream is closed");
        }
        if (buffers.isEmpty() && problem != null) {
            throw new IOException(problem.getMessage(), problem);
        }
        return buffers.peek();
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return (int) Math.min(size, Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the connection, unless all bytes have come. */
    @Override
    public void close() {
        Subscription source;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            buffers.clear();
            size = 0;
            source = ended ? null : subscription;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.run();
        if (source != null) {
            source.cancel();
        }
    }
}
