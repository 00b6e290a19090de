package io.tokenspeed.collector.sink;

import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.json.TrackJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that are sent together.
 *
 * @param events how many
 * @param body the body of the request
 */
record TrackBatch(int events, String body) {
    private static final int MOST_EVENTS = 500;
    private static final int MOST_BYTES = 1_000_000;

    /** Splits events into as few batches as a server takes. */
    static List<TrackBatch> of(List<TrackEvent> events) {
        List<TrackBatch> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); from += MOST_EVENTS) {
            add(events.subList(from, Math.min(events.size(), from + MOST_EVENTS)), batches);
        }
        return batches;
    }

    private static void add(List<TrackEvent> events, List<TrackBatch> batches) {
        String body = TrackJson.batch(events);
        if (body.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES || events.size() == 1) {
            batches.add(new TrackBatch(events.size(), body));
        } else {
            add(events.subList(0, events.size() / 2), batches);
            add(events.subList(events.size() / 2, events.size()), batches);
        }
    }
}
