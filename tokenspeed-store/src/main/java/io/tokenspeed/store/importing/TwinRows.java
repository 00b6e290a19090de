package io.tokenspeed.store.importing;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.storage.Twins;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Links rows of different tools that hold the same request, so that it counts once. While at most one tool stores ids
 * of the provider, it only checks that; once there are two, it creates the indexes that it needs.
 */
public final class TwinRows implements AutoCloseable {
    private static final String[] INDEXES = {
        "CREATE INDEX IF NOT EXISTS idx_requests_response_id ON requests (response_id, tool)"
                + " WHERE response_id IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS idx_requests_request_id ON requests (request_id, tool)"
                + " WHERE request_id IS NOT NULL",
    };

    private final Connection connection;
    private final LongConsumer changed;
    private final Statement statement;
    private final PreparedStatement note;
    private final Set<String> noted = new HashSet<>();
    private @Nullable TwinQueries queries;

    /**
     * Works on a connection.
     *
     * @param changed receives the instant of every request that begins or ceases to count, in milliseconds since the
     *     epoch
     */
    public TwinRows(Connection connection, LongConsumer changed) throws SQLException {
        this.connection = connection;
        this.changed = changed;
        this.statement = connection.createStatement();
        this.note = connection.prepareStatement("INSERT OR IGNORE INTO id_tool VALUES (?)");
    }

    /**
     * Decides again for all rows that share an id with one of the requests.
     *
     * @param more further ids to decide for
     * @return how many fewer rows count than before
     */
    public long decide(List<Request> requests, Set<ProviderIds> more) throws SQLException {
        Set<ProviderIds> touched = new HashSet<>(more);
        for (Request request : requests) {
            if (!request.ids().equals(ProviderIds.NONE)) {
                touched.add(request.ids());
                if (noted.add(request.tool())) {
                    note.setString(1, request.tool());
                    note.executeUpdate();
                }
            }
        }
        return touched.isEmpty() || !severalTools() ? 0 : new Decision(queries()).fewer(touched);
    }

    /** Not cached, because another process may have stored requests of a second tool. */
    private boolean severalTools() throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM id_tool")) {
            return row.next() && row.getLong(1) > 1;
        }
    }

    private TwinQueries queries() throws SQLException {
        if (queries == null) {
            for (String index : INDEXES) {
                statement.execute(index);
            }
            queries = new TwinQueries(connection);
        }
        return queries;
    }

    /** One decision, which reads the rows of each id once. */
    private final class Decision {
        private final TwinQueries queries;
        private final Map<String, Map<String, String>> links = new HashMap<>();
        private final Map<String, TwinQueries.Row> affected = new LinkedHashMap<>();

        Decision(TwinQueries queries) {
            this.queries = queries;
        }

        long fewer(Set<ProviderIds> touched) throws SQLException {
            for (ProviderIds ids : touched) {
                collect(TwinQueries.RESPONSE, ids.response());
                collect(TwinQueries.REQUEST, ids.request());
            }
            long fewer = 0;
            for (TwinQueries.Row row : affected.values()) {
                fewer += link(row);
            }
            return fewer;
        }

        private void collect(String column, @Nullable String id) throws SQLException {
            if (id == null || links.containsKey(column + id) || !queries.severalTools(column, id)) {
                return;
            }
            for (TwinQueries.Row row : read(column, id)) {
                affected.putIfAbsent(row.stored().id(), row);
            }
        }

        private List<TwinQueries.Row> read(String column, String id) throws SQLException {
            List<TwinQueries.Row> rows = queries.sharing(column, id);
            List<StoredRequest> stored = new ArrayList<>();
            rows.forEach(row -> stored.add(row.stored()));
            links.put(column + id, Twins.links(stored));
            return rows.size() > Twins.MAX_SHARING ? queries.linked(column, id) : rows;
        }

        private @Nullable String find(String column, @Nullable String id, StoredRequest row) throws SQLException {
            if (id == null) {
                return null;
            }
            if (!links.containsKey(column + id)) {
                read(column, id);
            }
            return links.getOrDefault(column + id, Map.of()).get(row.id());
        }

        private long link(TwinQueries.Row row) throws SQLException {
            ProviderIds ids = row.stored().request().ids();
            String byResponse = find(TwinQueries.RESPONSE, ids.response(), row.stored());
            String link = byResponse != null ? byResponse : find(TwinQueries.REQUEST, ids.request(), row.stored());
            if (!queries.link(row.stored().id(), link) || (link == null) == (row.linkedTo() == null)) {
                return 0;
            }
            changed.accept(row.stored().request().timing().instantMillis());
            return link == null ? -1 : 1;
        }
    }

    @Override
    public void close() throws SQLException {
        note.close();
        statement.close();
        if (queries != null) {
            queries.close();
        }
    }
}
