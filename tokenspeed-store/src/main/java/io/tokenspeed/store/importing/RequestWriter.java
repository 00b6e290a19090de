package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SameKey;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.columns.RequestId;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.telemetry.LentRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores requests: inserts new requests, and merges known ones with their rows by the rules of {@link SameKey}. What
 * telemetry lent to a row takes no part in a merge; it is lent anew afterwards.
 */
public final class RequestWriter implements AutoCloseable {
    /** The driver keeps the values of a batch until it runs, so a large one costs memory and gains nothing. */
    private static final int BATCH = 500;

    private final Pricing pricing;
    private final RequestListener listener;
    private final LentRows lent;
    private final RequestInsert insert;
    private final RecordedUpdate recorded;
    private final PreparedStatement find;
    private final List<Request> waiting = new ArrayList<>(BATCH);
    private final List<@Nullable Cost> costs = new ArrayList<>(BATCH);
    private long inserted;

    public RequestWriter(Connection connection, Pricing pricing, RequestListener listener) throws SQLException {
        this.lent = new LentRows(connection);
        this.pricing = pricing;
        this.listener = listener;
        this.insert = new RequestInsert(connection);
        this.recorded = new RecordedUpdate(connection);
        this.find = connection.prepareStatement("SELECT " + RequestRow.COLUMNS + " FROM requests WHERE id = ?");
    }

    /** Stores requests and returns how many of them were new. */
    public long write(List<Request> requests) throws SQLException {
        inserted = 0;
        for (Request request : requests) {
            Cost cost = cost(request);
            insert.add(request, cost);
            waiting.add(request);
            costs.add(cost);
            if (waiting.size() == BATCH) {
                flush();
            }
        }
        flush();
        return inserted;
    }

    private void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        int[] counts = insert.flush();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                merge(waiting.get(i));
            } else {
                inserted(waiting.get(i), costs.get(i));
            }
        }
        waiting.clear();
        costs.clear();
    }

    private void merge(Request request) throws SQLException {
        StoredRequest stored = find(RequestId.of(request));
        if (SameKey.contradict(lent.own(stored), request)) {
            writeApart(SameKey.apart(request));
        } else {
            merge(stored, request);
        }
    }

    /** Stores a request under a key of its own; a row that already has this key is the same request. */
    private void writeApart(Request request) throws SQLException {
        Cost cost = cost(request);
        insert.add(request, cost);
        if (insert.flush()[0] == 0) {
            merge(find(RequestId.of(request)), request);
        } else {
            inserted(request, cost);
        }
    }

    private void inserted(Request request, @Nullable Cost cost) throws SQLException {
        inserted++;
        recorded.write(request);
        listener.inserted(request, cost);
    }

    private void merge(StoredRequest stored, Request request) throws SQLException {
        Request own = lent.own(stored);
        Request merged = SameKey.joined(own, request);
        Cost cost = cost(stored, merged);
        if (!merged.equals(own) || changed(stored, cost)) {
            lent.forget(stored.id());
            overwrite(stored, merged, cost);
        }
    }

    /** Replaces a row's request by what it is after telemetry lent to it or took back. */
    void rewrite(StoredRequest stored, Request after) throws SQLException {
        overwrite(stored, after, cost(stored, after));
    }

    private void overwrite(StoredRequest stored, Request after, @Nullable Cost cost) throws SQLException {
        insert.overwrite(after, cost);
        recorded.write(stored.request(), after);
        listener.merged(stored, after, cost);
    }

    LentRows lent() {
        return lent;
    }

    private StoredRequest find(String id) throws SQLException {
        find.setString(1, id);
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("row " + id + " is neither new nor there");
            }
            return RequestRow.read(row);
        }
    }

    /** Keeps a known cost unless the tokens or the billing changed; then uses the same price again. */
    private @Nullable Cost cost(StoredRequest stored, Request merged) {
        Cost known = stored.computed();
        if (known == null) {
            return cost(merged);
        }
        return merged.isBilledLike(stored.request())
                ? known
                : pricing.cost(merged, known.priceId()).orElse(known);
    }

    /** Returns null for requests without reported tokens, which would otherwise count as free of charge. */
    private @Nullable Cost cost(Request request) {
        return request.tokens().source() == UsageSource.MISSING
                ? null
                : pricing.cost(request).orElse(null);
    }

    private static boolean changed(StoredRequest stored, @Nullable Cost cost) {
        return cost != null && stored.computed() == null;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        recorded.close();
        find.close();
        lent.close();
    }
}
