package io.tokenspeed.store.columns;

import io.tokenspeed.model.price.Cost;
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

/** Reads rows of {@code requests} that this program or the predecessor wrote. */
public final class RequestRow {
    /** The columns that a query must begin with. */
    public static final String COLUMNS =
            RequestColumn.NAMES + ", " + RecordedColumn.NAMES + ", " + RecordedColumn.LABELLED;

    private static final String PREDECESSOR_TOOL = "opencode";

    private RequestRow() {}

    public static StoredRequest read(ResultSet row) throws SQLException {
        return new StoredRequest(text(row, RequestColumn.ID), RecordedPart.addTo(request(row), row), cost(row));
    }

    private static @Nullable Cost cost(ResultSet row) throws SQLException {
        Long nano = optionalNumber(row, RequestColumn.COST_COMPUTED_NANO);
        String priceId = optionalText(row, RequestColumn.PRICE_ID);
        return nano == null || priceId == null
                ? null
                : new Cost(nano, number(row, RequestColumn.COST_TOOLS_NANO), priceId, calculation(row));
    }

    private static int calculation(ResultSet row) throws SQLException {
        return Math.max(1, (int) number(row, RequestColumn.CALCULATION));
    }

    private static Request request(ResultSet row) throws SQLException {
        String tool = optionalText(row, RequestColumn.TOOL);
        String id = text(row, RequestColumn.ID);
        boolean foreign = tool == null;
        return new Request(
                new RequestKey(
                        tool == null ? PREDECESSOR_TOOL : tool,
                        tool == null ? id : RequestId.naturalKey(tool, id),
                        optionalText(row, RequestColumn.FORK_KEY)),
                foreign ? RecordKind.FOREIGN : RecordKind.ofRank((int) number(row, RequestColumn.TRACE)),
                tokens(row, foreign),
                foreign ? Billing.NONE : billing(row),
                foreign ? foreignCost(row) : optionalNumber(row, RequestColumn.COST_LOGGED_NANO),
                new ProviderIds(
                        optionalText(row, RequestColumn.RESPONSE_ID), optionalText(row, RequestColumn.REQUEST_ID)),
                foreign ? foreignDetails(row) : details(row));
    }

    private static TokenCounts tokens(ResultSet row, boolean foreign) throws SQLException {
        return foreign ? foreignTokens(row) : ownTokens(row);
    }

    private static TokenCounts ownTokens(ResultSet row) throws SQLException {
        long reasoning = number(row, RequestColumn.REASONING_TOKENS);
        return new TokenCounts(
                number(row, RequestColumn.INPUT_TOKENS),
                number(row, RequestColumn.CACHE_READ),
                number(row, RequestColumn.CACHE_WRITE_5M),
                number(row, RequestColumn.CACHE_WRITE_1H),
                number(row, RequestColumn.OUTPUT_TOKENS) + reasoning,
                reasoning,
                flag(row, RequestColumn.REASONING_KNOWN),
                constant(UsageSource.class, text(row, RequestColumn.USAGE_SOURCE)),
                flag(row, RequestColumn.OUTPUT_RELIABLE));
    }

    /**
     * Reads counts of another program's row. Nothing has checked them; a negative count must not make the row
     * unreadable.
     */
    private static TokenCounts foreignTokens(ResultSet row) throws SQLException {
        long reasoning = Math.max(0, number(row, RequestColumn.REASONING_TOKENS));
        return new TokenCounts(
                Math.max(0, number(row, RequestColumn.INPUT_TOKENS)),
                Math.max(0, number(row, RequestColumn.CACHE_READ)),
                Math.max(0, number(row, RequestColumn.CACHE_WRITE)),
                0,
                Sum.of(Math.max(0, number(row, RequestColumn.OUTPUT_TOKENS)), reasoning),
                reasoning,
                true,
                UsageSource.REPORTED,
                true);
    }

    private static @Nullable Long foreignCost(ResultSet row) throws SQLException {
        double cost = real(row, RequestColumn.COST);
        return cost > 0 ? BelievedCost.nano(cost) : null;
    }

    private static Billing billing(ResultSet row) throws SQLException {
        String passes = optionalText(row, RequestColumn.PASSES);
        return Billing.of(
                optionalText(row, RequestColumn.REGION),
                number(row, RequestColumn.WEB_SEARCHES),
                passes == null ? List.of() : Pass.parse(passes));
    }

    private static RequestDetails details(ResultSet row) throws SQLException {
        RequestTiming timing = new RequestTiming(
                startedAt(row),
                optionalNumber(row, RequestColumn.FIRST_TOKEN_AT),
                optionalNumber(row, RequestColumn.COMPLETED_AT),
                constant(SpeedBasis.class, text(row, RequestColumn.SPEED_BASIS)),
                optionalNumber(row, RequestColumn.WINDOW_MS));
        return new RequestDetails(place(row, (int) number(row, RequestColumn.DISTANCE)), timing, ending(row));
    }

    private static RequestPlace place(ResultSet row, int distance) throws SQLException {
        return new RequestPlace(
                distance,
                text(row, RequestColumn.SESSION_ID),
                text(row, RequestColumn.MESSAGE_ID),
                optionalText(row, RequestColumn.PROJECT_ID),
                text(row, RequestColumn.MODEL_ID),
                optionalText(row, RequestColumn.PROVIDER_ID),
                optionalText(row, RequestColumn.AGENT),
                optionalText(row, RequestColumn.AGENT_RUN));
    }

    private static RequestEnding ending(ResultSet row) throws SQLException {
        String errorKind = optionalText(row, RequestColumn.ERROR_KIND);
        return new RequestEnding(
                constant(Status.class, text(row, RequestColumn.STATUS)),
                errorKind == null ? null : constant(ErrorKind.class, errorKind),
                optionalText(row, RequestColumn.SERVICE_TIER));
    }

    private static RequestDetails foreignDetails(ResultSet row) throws SQLException {
        RequestTiming timing = new RequestTiming(
                number(row, RequestColumn.STARTED_AT),
                null,
                optionalNumber(row, RequestColumn.COMPLETED_AT),
                SpeedBasis.NONE,
                null);
        return new RequestDetails(place(row, 0), timing, RequestEnding.OK);
    }

    /**
     * Returns the start in milliseconds since the epoch; null if unknown. An unknown start is stored as the end without
     * a duration, because the column must have a value.
     */
    private static @Nullable Long startedAt(ResultSet row) throws SQLException {
        number(row, RequestColumn.DURATION_MS);
        boolean noDuration = row.wasNull();
        number(row, RequestColumn.COMPLETED_AT);
        boolean ended = !row.wasNull();
        return noDuration && ended ? null : (Long) number(row, RequestColumn.STARTED_AT);
    }

    private static String text(ResultSet row, RequestColumn column) throws SQLException {
        return row.getString(column.position());
    }

    private static @Nullable String optionalText(ResultSet row, RequestColumn column) throws SQLException {
        return row.getString(column.position());
    }

    private static long number(ResultSet row, RequestColumn column) throws SQLException {
        return row.getLong(column.position());
    }

    private static @Nullable Long optionalNumber(ResultSet row, RequestColumn column) throws SQLException {
        return NullableColumn.number(row, column.position());
    }

    private static double real(ResultSet row, RequestColumn column) throws SQLException {
        return row.getDouble(column.position());
    }

    private static boolean flag(ResultSet row, RequestColumn column) throws SQLException {
        return row.getBoolean(column.position());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
