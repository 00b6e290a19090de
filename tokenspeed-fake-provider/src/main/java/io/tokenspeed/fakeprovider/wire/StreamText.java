package io.tokenspeed.fakeprovider.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a streamed answer, cut where it waits.
 *
 * @param opening what comes before the first delta
 * @param deltas each delta, with the events right before it
 * @param ending what comes after the last delta
 */
public record StreamText(String opening, List<String> deltas, String ending) {
    public StreamText {
        deltas = List.copyOf(deltas);
    }

    /** Gathers the events of a stream in their order. */
    static final class Builder {
        private final List<String> deltas = new ArrayList<>();
        private final StringBuilder pending = new StringBuilder();
        private String opening = "";

        /** Adds an event that is sent together with the next delta, or at the end. */
        void event(String text) {
            pending.append(text);
        }

        /** Says that what was added so far is sent with the HTTP head. */
        void opened() {
            opening = take();
        }

        /** Adds an event that is a delta. */
        void delta(String text) {
            pending.append(text);
            deltas.add(take());
        }

        StreamText build() {
            return new StreamText(opening, deltas, take());
        }

        private String take() {
            String text = pending.toString();
            pending.setLength(0);
            return text;
        }
    }
}
