package io.tokenspeed.alerts;

import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers what is handed over and owes one delivery to each target of the rule. */
final class RecordingHandover implements AlertHandover {
    final List<Told> told = new ArrayList<>();
    int wakes;

    /** What is to be told of which event when. */
    record Told(Occasion occasion, Instant openedAt, Instant at) {}

    @Override
    public List<AlertDelivery> owed(AlertEvent event, Occasion occasion, Instant at) {
        told.add(new Told(occasion, event.openedAt(), at));
        return event.rule().notice().targets().stream()
                .map(target -> new AlertDelivery(
                        0,
                        event.id(),
                        occasion,
                        target,
                        "ts_" + told.size(),
                        AlertDelivery.Progress.due(at),
                        "event " + event.id()))
                .toList();
    }

    @Override
    public void wake() {
        wakes++;
    }
}
