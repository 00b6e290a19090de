package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.InteractionFacts;
import io.tokenspeed.model.activity.InteractionId;
import io.tokenspeed.model.activity.InteractionOutcome;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.store.columns.NullableColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code interaction}.
 *
 * @param id the app, a colon and the id that the app gave; the id alone; the session
 * @param kind the kind
 * @param outcome how it ended
 * @param cost its charges; of a chat without the cost of its request
 * @param calculation the version of the rules that computed the cost
 * @param text what the app says of it
 */
record TrackedEntry(
        InteractionId id,
        InteractionKind kind,
        InteractionOutcome outcome,
        InteractionCost cost,
        int calculation,
        Text text) {
    static final String COLUMNS = """
        id, session_id, kind, request_id, at, duration_ms, status, error_kind, name, ai_nano, db_nano, api_nano, compute_nano,
        calculation, metadata\
        """;

    /**
     * Texts of an app.
     *
     * @param name what was done
     * @param metadata a flat JSON object
     */
    record Text(@Nullable String name, @Nullable String metadata) {}

    static TrackedEntry read(ResultSet row) throws SQLException {
        InteractionKind kind = InteractionKind.of(row.getString("kind"))
                .orElseThrow(() -> new SQLException("a row of interaction has an unknown kind"));
        Long ai = number(row, "ai_nano");
        return new TrackedEntry(
                id(row.getString("id"), row.getString("session_id")),
                kind,
                new InteractionOutcome(
                        row.getString("status"),
                        row.getString("error_kind"),
                        row.getLong("at"),
                        number(row, "duration_ms")),
                new InteractionCost(
                        kind == InteractionKind.CHAT ? Long.valueOf(0) : ai,
                        number(row, "db_nano"),
                        number(row, "api_nano"),
                        number(row, "compute_nano")),
                row.getInt("calculation"),
                new Text(row.getString("name"), row.getString("metadata")));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return NullableColumn.number(row, row.findColumn(column));
    }

    /** An app calls an interaction by the part behind the colon. */
    private static InteractionId id(String key, String session) {
        return new InteractionId(key, key.substring(key.indexOf(':') + 1), session);
    }

    @Nullable
    String name() {
        return text.name();
    }

    @Nullable
    String metadata() {
        return text.metadata();
    }

    InteractionEntry entry() {
        return new InteractionEntry(
                id, kind, outcome, null, new InteractionFacts(cost, calculation, name(), metadata()));
    }
}
