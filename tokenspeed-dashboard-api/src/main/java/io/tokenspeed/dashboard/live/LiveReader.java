package io.tokenspeed.dashboard.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;

/** One connection to the feed. Never blocks: it writes only while the connection accepts bytes. */
final class LiveReader implements WriteListener {
    private static final byte[] HELLO = ": connected\nretry: 2000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEAT = ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);

    private final LiveFeed feed;
    private final AsyncContext connection;
    private final ServletOutputStream out;
    private long seen;
    private boolean gapAllowed;
    private boolean greeted;
    private boolean beatDue;
    private boolean flushDue;
    private boolean ended;

    LiveReader(LiveFeed feed, AsyncContext connection, ServletOutputStream out, long seen, boolean resumed) {
        this.feed = feed;
        this.connection = connection;
        this.out = out;
        this.seen = seen;
        this.gapAllowed = resumed;
    }

    @Override
    public void onWritePossible() {
        wake();
    }

    @Override
    public void onError(Throwable failure) {
        finish(failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException);
    }

    synchronized void beat() {
        beatDue = true;
        wake();
    }

    /**
     * Sends waiting events while the connection accepts them; the container calls {@link #onWritePossible} for the
     * rest.
     */
    synchronized void wake() {
        try {
            while (!ended && out.isReady()) {
                byte[] frame = next();
                if (frame != null) {
                    out.write(frame);
                    flushDue = true;
                } else if (flushDue) {
                    flushDue = false;
                    out.flush();
                } else {
                    return;
                }
            }
            if (!gapAllowed && feed.hasForgotten(seen)) {
                finish(true);
            }
        } catch (IOException | IllegalStateException gone) {
            finish(false);
        }
    }

    private byte @org.jspecify.annotations.Nullable [] next() {
        if (!greeted) {
            greeted = true;
            return HELLO;
        }
        LiveEvent event = feed.after(seen);
        if (event == null) {
            boolean beat = beatDue;
            beatDue = false;
            return beat ? BEAT : null;
        }
        if (event.number() > seen + 1 && !gapAllowed) {
            finish(true);
            return null;
        }
        gapAllowed = false;
        seen = event.number();
        return event.frame();
    }

    synchronized void end() {
        finish(false);
    }

    private void finish(boolean tooSlow) {
        boolean first;
        synchronized (this) {
            first = !ended;
            ended = true;
        }
        if (first) {
            feed.remove(this, tooSlow);
            complete();
        }
    }

    private void complete() {
        try {
            connection.complete();
        } catch (IllegalStateException alreadyOver) {
            return;
        }
    }
}
