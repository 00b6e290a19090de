package io.tokenspeed.store.track;

import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.json.TrackJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table {@code interaction}. */
final class InteractionRows {
    private static final String INSERT = """
        INSERT INTO interaction (
          id, session_id, kind, request_id, at, duration_ms, status, error_kind, name, db_ops, api_calls, compute_ms,
          ai_nano, db_nano, api_nano, compute_nano, charges, calculation, metadata, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private static final String COST = """
        SELECT kind, ai_nano, db_nano, api_nano, compute_nano,
          cost_logged_nano, cost_computed_nano, COALESCE(cost_tools_nano, 0) AS tools_nano
        FROM interaction LEFT JOIN requests ON requests.id = interaction.request_id
        WHERE interaction.id = ?\
        """;

    private final PreparedStatement insert;
    private final PreparedStatement digest;
    private final PreparedStatement cost;

    InteractionRows(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        digest = connection.prepareStatement("SELECT digest FROM interaction WHERE id = ?");
        cost = connection.prepareStatement(COST);
    }

    /** Returns the digest of a stored interaction; null for none. */
    byte @Nullable [] digest(String key) throws SQLException {
        digest.setString(1, key);
        try (ResultSet row = digest.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    /** Returns the cost of a stored interaction, for a chat with that of its request. */
    InteractionCost cost(String key) throws SQLException {
        cost.setString(1, key);
        try (ResultSet row = cost.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("interaction " + key + " is not there");
            }
            boolean chat = InteractionKind.CHAT.word().equals(row.getString("kind"));
            InteractionCost charged = new InteractionCost(
                    chat ? Long.valueOf(0) : number(row, "ai_nano"),
                    number(row, "db_nano"),
                    number(row, "api_nano"),
                    number(row, "compute_nano"));
            return chat
                    ? charged.plusRequest(
                            number(row, "cost_logged_nano"),
                            number(row, "cost_computed_nano"),
                            row.getLong("tools_nano"))
                    : charged;
        }
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }

    void insert(
            Interaction interaction,
            byte[] sum,
            @Nullable String request,
            InteractionUnits units,
            InteractionCost charged,
            @Nullable String charges)
            throws SQLException {
        insert.setString(1, interaction.key());
        insert.setString(2, interaction.sessionId());
        insert.setString(3, interaction.kind().word());
        insert.setString(4, request);
        bindEnding(interaction);
        insert.setString(9, interaction.name());
        insert.setObject(10, units.dbOps());
        insert.setObject(11, units.apiCalls());
        insert.setObject(12, units.computeMillis());
        insert.setObject(13, request == null ? charged.aiTokens() : null);
        insert.setObject(14, charged.dbOps());
        insert.setObject(15, charged.apiCalls());
        insert.setObject(16, charged.computeTime());
        insert.setString(17, charges);
        insert.setInt(18, InteractionCost.CALCULATION);
        insert.setString(19, TrackJson.of(interaction.metadata()));
        insert.setBytes(20, sum);
        insert.executeUpdate();
    }

    private void bindEnding(Interaction interaction) throws SQLException {
        insert.setLong(5, interaction.ending().endedAtMillis());
        insert.setObject(6, interaction.ending().durationMillis());
        insert.setString(7, word(interaction.ending().status()));
        insert.setString(8, word(interaction.ending().errorKind()));
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
