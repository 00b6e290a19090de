package io.tokenspeed.store.track;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The table {@code interaction_hour}: the sums of {@code interaction} by hour, session and kind. */
final class HourRows {
    private static final long HOUR = 3_600_000;

    private static final String ADD = """
        INSERT INTO interaction_hour (
          hour, session_id, kind, count, failed, duration_ms, db_ops, api_calls, compute_ms,
          ai_nano, db_nano, api_nano, compute_nano, unpriced, first_at, last_at)
        VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?14, ?14)
        ON CONFLICT (hour, session_id, kind) DO UPDATE SET
          count = count + 1,
          failed = failed + excluded.failed,
          duration_ms = duration_ms + excluded.duration_ms,
          db_ops = db_ops + excluded.db_ops,
          api_calls = api_calls + excluded.api_calls,
          compute_ms = compute_ms + excluded.compute_ms,
          ai_nano = ai_nano + excluded.ai_nano,
          db_nano = db_nano + excluded.db_nano,
          api_nano = api_nano + excluded.api_nano,
          compute_nano = compute_nano + excluded.compute_nano,
          unpriced = unpriced + excluded.unpriced,
          first_at = MIN(first_at, excluded.first_at),
          last_at = MAX(last_at, excluded.last_at)\
        """;

    private final PreparedStatement add;

    HourRows(Connection connection) throws SQLException {
        add = connection.prepareStatement(ADD);
    }

    /**
     * Adds an interaction that is new.
     *
     * @param charged the cost of its charges, without that of a chat's request
     */
    void add(Interaction interaction, InteractionUnits units, InteractionCost charged) throws SQLException {
        add.setLong(1, Math.floorDiv(interaction.ending().endedAtMillis(), HOUR));
        add.setString(2, interaction.sessionId());
        add.setString(3, interaction.kind().word());
        add.setInt(4, interaction.ending().status() == Status.FAILED ? 1 : 0);
        add.setLong(5, known(interaction.ending().durationMillis()));
        add.setLong(6, known(units.dbOps()));
        add.setLong(7, known(units.apiCalls()));
        add.setLong(8, known(units.computeMillis()));
        add.setLong(9, known(charged.aiTokens()));
        add.setLong(10, known(charged.dbOps()));
        add.setLong(11, known(charged.apiCalls()));
        add.setLong(12, known(charged.computeTime()));
        add.setInt(13, charged.unpriced().isEmpty() ? 0 : 1);
        add.setLong(14, interaction.ending().endedAtMillis());
        add.executeUpdate();
    }

    private static long known(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
