package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.TrackedCost;
import io.tokenspeed.model.activity.TrackedSums;
import io.tokenspeed.model.track.InteractionKind;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Sums of what was tracked in one session, of one kind, in one hour or a part of it.
 *
 * @param session the session
 * @param kind the kind
 * @param sums the sums; of a chat only its charges, because its request counts
 * @param firstAt the first interaction, in epoch milliseconds
 * @param lastAt the last interaction, in epoch milliseconds
 */
record TrackedRow(String session, InteractionKind kind, TrackedSums sums, long firstAt, long lastAt) {
    /** The columns of the sums in {@code interaction_hour}. */
    static final String SUMS = "session_id, kind, count, failed, ai_nano, db_nano, api_nano, compute_nano, unpriced";

    /** The same from rows of {@code interaction}, to be grouped by the first two. */
    static final String SUMS_OF_ROWS = """
        session_id, kind, COUNT(*) AS count, SUM(status = 'failed') AS failed, COALESCE(SUM(ai_nano), 0) AS ai_nano,
        COALESCE(SUM(db_nano), 0) AS db_nano, COALESCE(SUM(api_nano), 0) AS api_nano, COALESCE(SUM(compute_nano), 0) AS compute_nano,
        SUM(db_nano IS NULL OR api_nano IS NULL OR compute_nano IS NULL
          OR (ai_nano IS NULL AND kind <> 'chat')) AS unpriced\
        """;

    static TrackedRow read(ResultSet row, long firstAt, long lastAt) throws SQLException {
        InteractionKind kind = InteractionKind.of(row.getString("kind"))
                .orElseThrow(() -> new SQLException("a row of interaction_hour has an unknown kind"));
        return new TrackedRow(row.getString("session_id"), kind, sums(kind, row), firstAt, lastAt);
    }

    private static TrackedSums sums(InteractionKind kind, ResultSet row) throws SQLException {
        long count = row.getLong("count");
        boolean chat = kind == InteractionKind.CHAT;
        return new TrackedSums(
                kind == InteractionKind.DB ? count : 0,
                kind == InteractionKind.API ? count : 0,
                kind == InteractionKind.COST_EVENT ? count : 0,
                chat ? 0 : row.getLong("failed"),
                new TrackedCost(
                        chat ? 0 : row.getLong("ai_nano"),
                        row.getLong("db_nano"),
                        row.getLong("api_nano"),
                        row.getLong("compute_nano")),
                row.getLong("unpriced"));
    }
}
