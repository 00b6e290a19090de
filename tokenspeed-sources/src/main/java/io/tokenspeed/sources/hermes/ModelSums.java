package io.tokenspeed.sources.hermes;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.database.Columns;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.records.SessionTotals;
import io.tokenspeed.sources.tree.TokenFields;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the sums per session, model and provider. A table row is finer: it also has the task and the way of billing. */
final class ModelSums {
    private final Tables tables;
    private final FileRecords records;
    private @Nullable Group group;

    ModelSums(Tables tables, FileRecords records) {
        this.tables = tables;
        this.records = records;
    }

    /** The rows of one session, model and provider. */
    private static final class Group {
        final SessionTotals.Scope scope;
        final TokenFields sums = new TokenFields();
        double cost;

        @Nullable
        Long last;

        Group(SessionTotals.Scope scope) {
            this.scope = scope;
        }

        String key() {
            String key = SessionTotals.key(scope.session()) + ':' + scope.model();
            return scope.provider() == null ? key : key + '@' + scope.provider();
        }
    }

    void read(Connection connection) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(sql());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                add(row);
            }
            finish();
        }
    }

    private String sql() {
        String provider = tables.column(UsageTables.MODELS, "u", "billing_provider");
        return "SELECT u.session_id AS session, u.model AS model, " + provider + " AS provider, "
                + Sums.select(tables, UsageTables.MODELS, "u") + ", " + Sums.cost(tables, UsageTables.MODELS, "u")
                + " AS cost, " + tables.column(UsageTables.MODELS, "u", "last_seen") + " AS last, "
                + SessionSums.session(tables)
                + " FROM session_model_usage u LEFT JOIN sessions s ON s.id = u.session_id"
                + " ORDER BY u.session_id, u.model, " + provider;
    }

    private void add(ResultSet row) throws SQLException, IOException {
        SessionTotals.Scope scope = new SessionTotals.Scope(
                String.valueOf(row.getString("session")),
                SessionSums.project(row),
                Columns.text(row, "model"),
                Columns.text(row, "provider"));
        Group open = group;
        if (open == null || !open.scope.equals(scope)) {
            finish();
            open = new Group(scope);
            group = open;
        }
        for (String column : Sums.COLUMNS.keySet()) {
            open.sums.count(Sums.COLUMNS.get(column), column, row.getObject(column));
        }
        open.cost += row.getDouble("cost");
        Long last = Columns.millis(row, "last");
        Long used = last == null ? SessionSums.last(row) : last;
        open.last = open.last == null || (used != null && used > open.last) ? used : open.last;
    }

    private void finish() throws IOException {
        Group done = group;
        group = null;
        if (done == null) {
            return;
        }
        done.sums.cost("cost", done.cost);
        take(done);
    }

    private void take(Group done) throws IOException {
        String place = SessionSums.place(done.scope.session()) + ' ' + SessionSums.line(done.scope.model());
        Boolean told = records.record(place, () -> Sums.tell(done.sums));
        if (told == null || !told) {
            return;
        }
        if (done.last == null) {
            records.dropped(place, "no readable time");
            return;
        }
        TokenFields sums = done.sums;
        Request request = SessionTotals.request(
                HermesSource.TOOL, done.key(), done.scope, sums.counts(), sums.costNano(), done.last);
        records.requests(place, List.of(request), sums.doubt());
    }
}
