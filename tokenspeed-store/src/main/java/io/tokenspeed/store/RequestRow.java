package io.tokenspeed.store;

import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code requests}, ours and the predecessor's. */
final class RequestRow {
    /** The columns in the order that {@link #read} expects. */
    static final String COLUMNS = """
        id, tool, natural_key, fork_key, trace, input_tokens, cache_read, cache_write, cache_write_5m, cache_write_1h, \
        output_tokens, reasoning_tokens, reasoning_known, usage_source, output_reliable, cost_logged_nano, cost, \
        distance, session_id, message_id, project_id, model_id, provider_id, agent, started_at, first_token_at, \
        completed_at, duration_ms, speed_basis, window_ms, status, error_kind, service_tier, cost_computed_nano, \
        price_id, response_id, request_id, region, web_searches, passes""";

    private static final String PREDECESSOR_TOOL = "opencode";

    private RequestRow() {}

    static StoredRequest read(ResultSet row) throws SQLException {
        return new StoredRequest(row.getString(1), request(row), number(row, 34), row.getString(35));
    }

    private static Request request(ResultSet row) throws SQLException {
        String tool = row.getString(2);
        boolean foreign = tool == null;
        return new Request(
                new RequestKey(
                        foreign ? PREDECESSOR_TOOL : tool,
                        foreign ? row.getString(1) : row.getString(3),
                        row.getString(4)),
                foreign ? RecordKind.FOREIGN : RecordKind.ofRank(row.getInt(5)),
                tokens(row, foreign),
                foreign ? Billing.NONE : billing(row),
                foreign ? foreignCost(row) : number(row, 16),
                new ProviderIds(row.getString(36), row.getString(37)),
                foreign ? foreignDetails(row) : details(row));
    }

    private static TokenCounts tokens(ResultSet row, boolean foreign) throws SQLException {
        return foreign ? foreignTokens(row) : ownTokens(row);
    }

    private static TokenCounts ownTokens(ResultSet row) throws SQLException {
        long reasoning = row.getLong(12);
        return new TokenCounts(
                row.getLong(6),
                row.getLong(7),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11) + reasoning,
                reasoning,
                row.getBoolean(13),
                constant(UsageSource.class, row.getString(14)),
                row.getBoolean(15));
    }

    /** What another program wrote is not checked by anybody; a negative count must not make the row unreadable. */
    private static TokenCounts foreignTokens(ResultSet row) throws SQLException {
        long reasoning = Math.max(0, row.getLong(12));
        return new TokenCounts(
                Math.max(0, row.getLong(6)),
                Math.max(0, row.getLong(7)),
                Math.max(0, row.getLong(8)),
                0,
                Sum.of(Math.max(0, row.getLong(11)), reasoning),
                reasoning,
                true,
                UsageSource.REPORTED,
                true);
    }

    private static @Nullable Long foreignCost(ResultSet row) throws SQLException {
        double cost = row.getDouble(17);
        return cost > 0 ? BelievedCost.nano(cost) : null;
    }

    private static Billing billing(ResultSet row) throws SQLException {
        String passes = row.getString(40);
        return Billing.of(row.getString(38), row.getLong(39), passes == null ? List.of() : Pass.parse(passes));
    }

    private static RequestDetails details(ResultSet row) throws SQLException {
        String errorKind = row.getString(32);
        return new RequestDetails(
                new RequestPlace(
                        row.getInt(18),
                        row.getString(19),
                        row.getString(20),
                        row.getString(21),
                        row.getString(22),
                        row.getString(23),
                        row.getString(24)),
                new RequestTiming(
                        startedAt(row),
                        number(row, 26),
                        number(row, 27),
                        constant(SpeedBasis.class, row.getString(29)),
                        number(row, 30)),
                new RequestEnding(
                        constant(Status.class, row.getString(31)),
                        errorKind == null ? null : constant(ErrorKind.class, errorKind),
                        row.getString(33)));
    }

    private static RequestDetails foreignDetails(ResultSet row) throws SQLException {
        return new RequestDetails(
                new RequestPlace(
                        0,
                        row.getString(19),
                        row.getString(20),
                        row.getString(21),
                        row.getString(22),
                        row.getString(23),
                        row.getString(24)),
                new RequestTiming(row.getLong(25), null, number(row, 27), SpeedBasis.NONE, null),
                RequestEnding.OK);
    }

    /** A start that is not known is stored as the end, because the column must have a value, and has no duration. */
    private static @Nullable Long startedAt(ResultSet row) throws SQLException {
        row.getLong(28);
        boolean noDuration = row.wasNull();
        row.getLong(27);
        boolean ended = !row.wasNull();
        return noDuration && ended ? null : (Long) row.getLong(25);
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
