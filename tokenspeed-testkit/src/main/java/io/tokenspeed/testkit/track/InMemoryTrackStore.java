package io.tokenspeed.testkit.track;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionCourse;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.session.SessionOrigin;
import io.tokenspeed.model.session.SessionOwner;
import io.tokenspeed.model.session.SessionStatus;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.SessionStart;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import io.tokenspeed.model.track.json.TrackJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reference store: it keeps all events in maps and computes rows only when asked, so it shows what the rows mean.
 * Knows no parents of sessions beyond their ids.
 */
public final class InMemoryTrackStore implements TrackStore {
    private final Pricing pricing;
    private final ComponentRates rates;
    private final Map<String, Interaction> interactions = new TreeMap<>();
    private final Map<String, SessionDetail> sessions = new TreeMap<>();

    public InMemoryTrackStore(Pricing pricing, ComponentRates rates) {
        this.pricing = pricing;
        this.rates = rates;
    }

    @Override
    public synchronized List<TrackResult> write(List<TrackEvent> events) {
        return events.stream().map(this::write).toList();
    }

    private TrackResult write(TrackEvent event) {
        if (event instanceof Interaction interaction) {
            return write(interaction);
        }
        SessionDetail given = detail(event);
        SessionDetail stored = sessions.get(given.sessionId());
        List<String> conflicts = stored == null ? List.of() : stored.conflicts(given);
        if (!conflicts.isEmpty()) {
            return TrackResult.conflict("/" + conflicts.get(0), "Session " + given.sessionId() + " is another.");
        }
        if (given.sessionId().equals(given.parentId())) {
            return TrackResult.conflict("/parentId", "Session " + given.sessionId() + " is its own ancestor.");
        }
        SessionDetail merged = stored == null ? given : stored.merge(given);
        sessions.put(given.sessionId(), merged);
        return merged.equals(stored) ? TrackResult.DUPLICATE : TrackResult.STORED;
    }

    private static SessionDetail detail(TrackEvent event) {
        if (event instanceof SessionStart start) {
            return new SessionDetail(
                    start.sessionId(),
                    SessionOrigin.TRACKED,
                    start.parentId(),
                    new SessionOwner(start.app(), start.userId(), start.projectId()),
                    new SessionCourse(start.startedAtMillis(), null, SessionStatus.OPEN),
                    TrackJson.of(start.metadata()));
        }
        SessionEnd end = (SessionEnd) event;
        return new SessionDetail(
                end.sessionId(),
                SessionOrigin.TRACKED,
                null,
                new SessionOwner(end.app(), null, null),
                new SessionCourse(
                        null,
                        end.endedAtMillis(),
                        SessionStatus.valueOf(end.status().name())),
                null);
    }

    private TrackResult write(Interaction interaction) {
        Interaction stored = interactions.putIfAbsent(interaction.key(), interaction);
        if (stored != null && !stored.equals(interaction)) {
            return TrackResult.taken(interaction);
        }
        return TrackResult.of(stored == null ? TrackOutcome.STORED : TrackOutcome.DUPLICATE, cost(interaction));
    }

    private InteractionCost cost(Interaction interaction) {
        InteractionCost charged = InteractionCost.of(InteractionCost.priced(interaction, rates));
        Request request = interaction.request();
        return request == null ? charged : charged.plusRequest(request.loggedCostNano(), computed(request), 0);
    }

    private @Nullable Long computed(Request request) {
        return pricing.cost(request).map(Cost::nanoUsd).orElse(null);
    }

    /** Returns the rows that a database has after the same events. */
    public synchronized TrackedRows rows() {
        Map<String, MemoryHour> hours = new TreeMap<>();
        List<String> chats = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Interaction interaction : interactions.values()) {
            rows.add(TrackedRows.text(MemoryRow.of(interaction, rates)));
            hours.computeIfAbsent(MemoryHour.key(interaction), unused -> new MemoryHour(interaction))
                    .add(interaction, rates);
            if (interaction.request() != null) {
                chats.add(TrackedRows.text(Map.of("id", interaction.key())));
            }
        }
        return new TrackedRows(
                sorted(sessions.values().stream()
                        .map(MemoryRow::of)
                        .map(TrackedRows::text)
                        .toList()),
                sorted(rows),
                sorted(hours.values().stream()
                        .map(hour -> TrackedRows.text(hour.row()))
                        .toList()),
                sorted(chats));
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }
}
