package io.tokenspeed.gateway.exchange;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;

/**
 * Writes an answer to its client. What a slow client does not take waits here, so that it does not slow the measured
 * model; when too much waits, the gateway stops reading and says so.
 */
final class Outgoing {
    /** So much may wait for every client. */
    private static final int USUAL = 256 << 10;

    private final HttpServerResponse client;
    private final HttpClientResponse upstream;
    private final BufferBudget budget;
    private final int most;
    private boolean granted;
    private boolean paused;
    private boolean heldBack;
    private long waitingSince;

    Outgoing(HttpServerResponse client, HttpClientResponse upstream, BufferBudget budget, int most) {
        this.client = client;
        this.upstream = upstream;
        this.budget = budget;
        this.most = most;
        client.setWriteQueueMaxSize(Math.min(USUAL, most));
        client.drainHandler(drained -> drained());
    }

    void write(Buffer bytes, long now) {
        if (bytes.length() == 0) {
            return;
        }
        client.write(bytes);
        if (!client.writeQueueFull()) {
            return;
        }
        waitingSince = waitingSince == 0 ? now : waitingSince;
        if (!granted && most > USUAL && budget.take(most)) {
            granted = true;
            client.setWriteQueueMaxSize(most);
        }
        if (client.writeQueueFull() && !paused) {
            paused = true;
            heldBack = true;
            upstream.pause();
        }
    }

    private void drained() {
        waitingSince = 0;
        if (paused) {
            paused = false;
            upstream.resume();
        }
    }

    /** Whether the gateway ever stopped reading because the client was too slow. */
    boolean isHeldBack() {
        return heldBack;
    }

    /** Whether the gateway does not read now, so that silence is not the upstream's. */
    boolean isPaused() {
        return paused;
    }

    /** Returns since when the client takes nothing, as an instant of the monotonic clock; 0 where it keeps up. */
    long waitingSince() {
        return waitingSince;
    }

    /** Gives the room back that was taken. */
    void release() {
        if (granted) {
            granted = false;
            budget.giveBack(most);
        }
    }
}
