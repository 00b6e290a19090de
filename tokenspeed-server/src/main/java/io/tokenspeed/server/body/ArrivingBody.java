package io.tokenspeed.server.body;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body is still arriving. Closes the connection where the body arrives more slowly than allowed. */
final class ArrivingBody extends Request.Wrapper {
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_MILLIS = 500;

    private final long bytesPerSecond;
    private final long began = System.nanoTime();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean ended;

    ArrivingBody(Request request, long bytesPerSecond) {
        super(request);
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public Content.Chunk read() {
        Content.Chunk chunk = super.read();
        if (chunk != null) {
            received.addAndGet(chunk.remaining());
        }
        return chunk;
    }

    /** How many bytes have come. */
    long received() {
        return received.get();
    }

    /** Checks the pace from now on. */
    void watch() {
        getComponents().getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends the checks, because nothing more is to come. */
    void end() {
        ended = true;
    }

    private void look() {
        if (ended) {
            return;
        }
        long late = System.nanoTime() - began - GRACE_NANOS;
        if (late * 1e-9 * bytesPerSecond > received.get()) {
            getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new TimeoutException("the body comes too slowly"));
        } else {
            watch();
        }
    }
}
