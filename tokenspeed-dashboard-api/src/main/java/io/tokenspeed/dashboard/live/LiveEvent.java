package io.tokenspeed.dashboard.live;

import java.nio.charset.StandardCharsets;

/** One server-sent event of the feed, as it is sent. Immutable. */
final class LiveEvent {
    private final long number;
    private final byte[] frame;

    /**
     * An event.
     *
     * @param number the event's place in the feed, from 1 on
     * @param id the event's id, which readers send as {@code Last-Event-ID} to resume
     * @param type the event's type; empty for a finished request
     * @param json the event's data
     */
    LiveEvent(long number, String id, String type, String json) {
        String named = type.isEmpty() ? "" : "event: " + type + "\n";
        this.number = number;
        this.frame = (named + "id: " + id + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    long number() {
        return number;
    }

    byte[] frame() {
        return frame;
    }
}
