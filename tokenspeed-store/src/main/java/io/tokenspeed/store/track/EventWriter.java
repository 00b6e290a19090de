package io.tokenspeed.store.track;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.PricedCharge;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.SessionStart;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.json.TrackJson;
import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.cold.ColdRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes events in the caller's transaction. */
final class EventWriter {
    private final SessionEvents sessions;
    private final InteractionRows interactions;
    private final HourRows hours;
    private final ChatRows chats;
    private final ColdRecords cold;

    EventWriter(Connection connection, Pricing pricing) throws SQLException {
        sessions = new SessionEvents(connection);
        interactions = new InteractionRows(connection);
        hours = new HourRows(connection);
        chats = new ChatRows(connection, pricing);
        cold = new ColdRecords(connection);
    }

    List<TrackResult> write(List<TrackEvent> events, ComponentRates rates) throws SQLException {
        thaw(events);
        List<TrackResult> results = new ArrayList<>(events.size());
        for (TrackEvent event : events) {
            results.add(write(event, rates));
        }
        return results;
    }

    /** An interaction that comes again is known even if it is archived. */
    private void thaw(List<TrackEvent> events) throws SQLException {
        List<Request> requests = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (TrackEvent event : events) {
            if (event instanceof Interaction interaction) {
                keys.add(ArchiveKeys.ofInteraction(interaction.key()));
                Request chat = interaction.request();
                if (chat != null) {
                    requests.add(chat);
                }
            }
        }
        cold.before(requests, keys);
    }

    private TrackResult write(TrackEvent event, ComponentRates rates) throws SQLException {
        if (event instanceof Interaction interaction) {
            return write(interaction, rates);
        }
        if (event instanceof SessionStart start) {
            return sessions.write(start);
        }
        return event instanceof SessionEnd end ? sessions.write(end) : TrackResult.DUPLICATE;
    }

    private TrackResult write(Interaction interaction, ComponentRates rates) throws SQLException {
        byte[] digest = TrackJson.digest(interaction);
        byte[] known = interactions.digest(interaction.key());
        if (known != null) {
            return Arrays.equals(known, digest)
                    ? TrackResult.of(TrackOutcome.DUPLICATE, interactions.cost(interaction.key()))
                    : TrackResult.taken(interaction);
        }
        Request chat = interaction.request();
        String request = chat == null ? null : chats.write(chat);
        List<PricedCharge> charges = InteractionCost.priced(interaction, rates);
        InteractionCost cost = InteractionCost.of(charges);
        InteractionUnits units = InteractionUnits.of(interaction.charges());
        interactions.insert(interaction, digest, request, units, cost, TrackJson.of(charges));
        hours.add(interaction, units, cost);
        return TrackResult.of(TrackOutcome.STORED, interactions.cost(interaction.key()));
    }

    /** Brings up to date what depends on all requests of the transaction. */
    void finish() throws SQLException {
        chats.finish();
    }
}
