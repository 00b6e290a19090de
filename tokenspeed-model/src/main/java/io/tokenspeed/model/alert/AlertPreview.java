package io.tokenspeed.model.alert;

import java.time.Instant;
import java.util.List;

/**
 * The events that a rule would have opened over stored requests.
 *
 * @param from the first tick
 * @param to the last tick
 * @param events the events, in the order in which they opened; their numbers count from 1
 */
public record AlertPreview(Instant from, Instant to, List<AlertEvent> events) {
    public AlertPreview {
        events = List.copyOf(events);
    }

    /** Returns how often the rule would have fired and told somebody. */
    public long fired() {
        return events.stream().filter(event -> event.quiet() == AlertQuiet.NONE).count();
    }
}
