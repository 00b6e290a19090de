package io.tokenspeed.store;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes requests to rows of {@code requests}: new ones where there is none, or over the row that there is. */
final class RequestInsert implements AutoCloseable {
    private static final String COLUMNS = """
        (id, session_id, message_id, project_id, model_id, provider_id, agent, input_tokens, output_tokens,
         reasoning_tokens, cache_read, cache_write, total_tokens, started_at, completed_at, duration_ms, output_tps,
         total_tps, cost, tool, fork_key, trace, distance, cache_write_5m, cache_write_1h, reasoning_known,
         usage_source, output_reliable, status, error_kind, first_token_at, speed_basis, window_ms, speed_tokens,
         speed_ms, cost_logged_nano, cost_computed_nano, price_id, service_tier, response_id, request_id, region,
         web_searches, passes)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 + ?13, ?8 + ?9 + ?10, ?14, ?15, ?16,
         ?9 * 1000.0 / NULLIF(?16, 0), (?8 + ?9 + ?10) * 1000.0 / NULLIF(?16, 0), COALESCE(?31, ?32) / 1e9,
         ?17, ?18, ?19, ?20, ?12, ?13, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35,
         ?36, ?37, ?38, ?39)
        """;

    private final PreparedStatement insert;
    private final PreparedStatement replace;

    RequestInsert(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT OR IGNORE INTO requests " + COLUMNS);
        replace = connection.prepareStatement("INSERT INTO requests " + COLUMNS + overwrite());
    }

    /** An update of the row, not a new row in its place, so that update triggers see the old values. */
    private static String overwrite() {
        StringBuilder sql = new StringBuilder("ON CONFLICT (id) DO UPDATE SET ");
        String names = COLUMNS.substring(COLUMNS.indexOf(',') + 1, COLUMNS.indexOf(')'));
        String separator = "";
        for (String name : names.split(",", -1)) {
            String column = name.strip();
            sql.append(separator).append(column).append(" = excluded.").append(column);
            separator = ", ";
        }
        return sql.toString();
    }

    /** The id of a request's row. */
    static String id(Request request) {
        return request.tool() + ':' + request.naturalKey();
    }

    /** Adds a row to the batch of {@link #flush}. */
    void add(Request request, @Nullable Cost cost) throws SQLException {
        bind(insert, request, cost);
        insert.addBatch();
    }

    /** Inserts the batch; per row 1 where it was new and 0 where there was one. */
    int[] flush() throws SQLException {
        return insert.executeBatch();
    }

    void overwrite(Request request, @Nullable Cost cost) throws SQLException {
        bind(replace, request, cost);
        replace.executeUpdate();
    }

    private static void bind(PreparedStatement row, Request request, @Nullable Cost cost) throws SQLException {
        RequestPlace place = request.place();
        RequestEnding ending = request.ending();
        row.setString(1, id(request));
        row.setString(2, place.sessionId());
        row.setString(3, place.messageId());
        row.setString(4, place.project());
        row.setString(5, place.model());
        row.setString(6, place.provider());
        row.setString(7, place.mode());
        bindTokens(row, request.tokens());
        bindTimes(row, request.timing());
        row.setString(17, request.tool());
        row.setString(18, request.forkKey());
        row.setInt(19, request.kind().rank());
        row.setInt(20, place.distance());
        row.setString(24, name(ending.status()));
        row.setString(25, ending.errorKind() == null ? null : name(ending.errorKind()));
        bindSpeed(row, request.timing(), request.speed());
        setNumber(row, 31, request.loggedCostNano());
        setNumber(row, 32, cost == null ? null : (Long) cost.nanoUsd());
        row.setString(33, cost == null ? null : cost.priceId());
        row.setString(34, ending.serviceTier());
        row.setString(35, request.ids().response());
        row.setString(36, request.ids().request());
        bindBilling(row, request.billing());
    }

    private static void bindBilling(PreparedStatement row, Billing billing) throws SQLException {
        row.setString(37, billing.region());
        setNumber(row, 38, billing.webSearches() == 0 ? null : (Long) billing.webSearches());
        row.setString(39, billing.passes().isEmpty() ? null : Pass.text(billing.passes()));
    }

    private static void bindTokens(PreparedStatement row, TokenCounts tokens) throws SQLException {
        row.setLong(8, tokens.input());
        row.setLong(9, tokens.output() - tokens.reasoning());
        row.setLong(10, tokens.reasoning());
        row.setLong(11, tokens.cacheRead());
        row.setLong(12, tokens.cacheWrite5m());
        row.setLong(13, tokens.cacheWrite1h());
        row.setInt(21, tokens.reasoningKnown() ? 1 : 0);
        row.setString(22, name(tokens.source()));
        row.setInt(23, tokens.outputReliable() ? 1 : 0);
    }

    private static void bindTimes(PreparedStatement row, RequestTiming timing) throws SQLException {
        row.setLong(14, timing.earliestMillis());
        setNumber(row, 15, timing.completedAtMillis());
        setNumber(row, 16, timing.durationMillis());
        setNumber(row, 26, timing.firstTokenAtMillis());
    }

    private static void bindSpeed(PreparedStatement row, RequestTiming timing, Speed speed) throws SQLException {
        boolean known = speed.basis() != SpeedBasis.NONE;
        row.setString(27, name(timing.speedBasis()));
        setNumber(row, 28, timing.windowMillis());
        setNumber(row, 29, known ? (Long) speed.tokens() : null);
        setNumber(row, 30, known ? (Long) speed.millis() : null);
    }

    private static void setNumber(PreparedStatement row, int parameter, @Nullable Long value) throws SQLException {
        if (value == null) {
            row.setNull(parameter, Types.INTEGER);
        } else {
            row.setLong(parameter, value);
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        replace.close();
    }
}
