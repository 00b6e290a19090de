package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.columns.RequestRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the computed costs of rows of {@code requests}. */
final class CostRows implements AutoCloseable {
    private static final String COSTS = "cost_computed_nano, cost_tools_nano, price_id, calculation";
    private static final String UPDATE = "UPDATE requests SET (" + COSTS + ") = (?1, ?2, ?3, ?4),"
            + " cost = COALESCE(cost_logged_nano, ?1) / 1e9 WHERE id = ?5";

    private final PreparedStatement request;
    private final PreparedStatement cost;
    private final PreparedStatement update;

    CostRows(Connection connection) throws SQLException {
        request = connection.prepareStatement(
                "SELECT " + RequestRow.COLUMNS + " FROM requests WHERE id = ? AND superseded = 0");
        cost = connection.prepareStatement("SELECT " + COSTS + " FROM requests WHERE id = ?");
        update = connection.prepareStatement(UPDATE);
    }

    /** Returns a request that counts; null if there is none with the id. */
    @Nullable
    StoredRequest request(String id) throws SQLException {
        request.setString(1, id);
        try (ResultSet row = request.executeQuery()) {
            return row.next() ? RequestRow.read(row) : null;
        }
    }

    /** Returns the cost of a request; null if there is no request with the id. */
    @Nullable
    StoredCost cost(String id) throws SQLException {
        cost.setString(1, id);
        try (ResultSet row = cost.executeQuery()) {
            return row.next() ? StoredCost.read(row, 1) : null;
        }
    }

    void write(String id, StoredCost changed) throws SQLException {
        update.setString(changed.bind(update, 1), id);
        update.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        request.close();
        cost.close();
        update.close();
    }
}
