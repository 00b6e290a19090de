package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.telemetry.LentTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The table {@code telemetry_lent}: the counters that rows had before telemetry lent to them. */
public final class LentRows implements AutoCloseable {
    private final Connection connection;
    private boolean any;
    private @Nullable PreparedStatement find;
    private @Nullable PreparedStatement keep;
    private @Nullable PreparedStatement forget;

    /** Works on a connection; looks nothing up until {@link #expect} is told that there may be something. */
    public LentRows(Connection connection) {
        this.connection = connection;
    }

    /** Says whether anything may have been lent. */
    void expect(boolean maybe) {
        any = maybe;
    }

    /** Returns a stored request as its transcript holds it. */
    public Request own(StoredRequest stored) throws SQLException {
        TokenCounts tokens = any ? tokens(stored.id()) : null;
        return tokens == null ? stored.request() : LentTimes.own(stored.request(), tokens);
    }

    private @Nullable TokenCounts tokens(String id) throws SQLException {
        PreparedStatement query = find;
        if (query == null) {
            find = query = connection.prepareStatement("SELECT tokens FROM telemetry_lent WHERE id = ?");
        }
        query.setString(1, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? CountsText.parse(row.getString(1)) : null;
        }
    }

    /** Keeps the counters of a row that telemetry lends to. */
    void keep(String id, TokenCounts own) throws SQLException {
        PreparedStatement insert = keep;
        if (insert == null) {
            keep = insert = connection.prepareStatement(
                    "INSERT INTO telemetry_lent VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens"
                            + " WHERE tokens <> excluded.tokens");
        }
        insert.setString(1, id);
        insert.setString(2, CountsText.of(own));
        insert.executeUpdate();
    }

    /** Forgets a row that has its own counters again. */
    public void forget(String id) throws SQLException {
        if (!any) {
            return;
        }
        PreparedStatement delete = forget;
        if (delete == null) {
            forget = delete = connection.prepareStatement("DELETE FROM telemetry_lent WHERE id = ?");
        }
        delete.setString(1, id);
        delete.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {find, keep, forget}) {
            if (statement != null) {
                statement.close();
            }
        }
    }
}
