package io.tokenspeed.fakeprovider;

import java.util.ArrayList;
import java.util.List;

/** What is known of an exchange while it goes on. */
final class Recording {
    private final HttpRequest request;
    private final long receivedNanos;
    private final List<Long> deltaNanos = new ArrayList<>();
    private Exchange.Ending ending = Exchange.Ending.OPEN;

    Recording(HttpRequest request, long receivedNanos) {
        this.request = request;
        this.receivedNanos = receivedNanos;
    }

    HttpRequest request() {
        return request;
    }

    long receivedNanos() {
        return receivedNanos;
    }

    /** Notes that a delta is sent now. */
    synchronized void delta() {
        deltaNanos.add(System.nanoTime());
    }

    synchronized void ended(Exchange.Ending how) {
        ending = how;
    }

    synchronized Exchange exchange() {
        return new Exchange(
                request.method(), request.path(), request.headers(), request.body(), receivedNanos, deltaNanos, ending);
    }
}
