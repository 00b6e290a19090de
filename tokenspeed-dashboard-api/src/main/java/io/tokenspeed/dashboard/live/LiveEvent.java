package io.tokenspeed.dashboard.live;

import java.nio.charset.StandardCharsets;

/** One event of the feed as it goes over the wire. Nobody changes it once it is made. */
final class LiveEvent {
    private final long number;
    private final byte[] frame;

    /**
     * An event.
     *
     * @param number its place in the feed, from 1 on
     * @param id its id, which readers give back to resume
     * @param json its data
     */
    LiveEvent(long number, String id, String json) {
        this.number = number;
        this.frame = ("id: " + id + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    long number() {
        return number;
    }

    byte[] frame() {
        return frame;
    }
}
