package io.tokenspeed.store.query;

import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.importing.PossibleTwins;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads single requests. */
public final class SqliteRequests implements RequestTable {
    private final Connections connections;

    public SqliteRequests(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<StoredRequest> recent(UsageFilter filter, int limit) {
        List<StoredRequest> requests = new ArrayList<>();
        read(filter, " ORDER BY instant DESC, id DESC LIMIT " + limit, requests::add);
        return requests;
    }

    @Override
    public Map<String, Long> countByTool() {
        return connections.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT tool, COUNT(*) FROM requests WHERE tool IS NOT NULL AND superseded = 0 GROUP BY tool");
                    ResultSet row = query.executeQuery()) {
                Map<String, Long> counts = new HashMap<>();
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
                return counts;
            }
        });
    }

    @Override
    public void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
        read(filter, " ORDER BY instant, id", sink);
    }

    @Override
    public List<DoubleStore> possiblyTwice(UsageFilter filter) {
        return connections.use(connection -> DoubleStore.of(PossibleTwins.in(connection, filter).stream()));
    }

    private void read(UsageFilter filter, String order, Consumer<StoredRequest> sink) {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = sql(query, order);
        connections.use(connection -> {
            try (PreparedStatement statement = query.prepare(connection, sql);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sink.accept(RequestRow.read(row));
                }
            }
            return sink;
        });
    }

    /**
     * Returns a query of whole requests.
     *
     * @param order an ORDER BY clause, which may end in a limit
     */
    public static String sql(UsageQuery query, String order) {
        return "SELECT " + RequestRow.COLUMNS
                + " FROM requests JOIN (SELECT id AS matching, instant FROM usage_request" + query.where() + order
                + ") ON id = matching" + order.replaceFirst(" LIMIT .*", "");
    }
}
