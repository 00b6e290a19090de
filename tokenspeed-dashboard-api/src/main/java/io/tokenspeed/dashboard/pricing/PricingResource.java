package io.tokenspeed.dashboard.pricing;

import static java.util.Comparator.comparingLong;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.TierRule;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The prices that costs are computed with, and the models that have none. */
@Path("/pricing")
public final class PricingResource {
    private static final List<Dimension> BY = List.of(Dimension.PROVIDER, Dimension.MODEL);

    private final DashboardReader reader;
    private final ServerFacts facts;
    private final RateSource rates;
    private final Clock clock;

    public PricingResource(DashboardReader reader, ServerFacts facts, RateSource rates, Clock clock) {
        this.reader = reader;
        this.facts = facts;
        this.rates = rates;
        this.clock = clock;
    }

    /** Prices by provider and model. */
    @GET
    @Path("/rates")
    public Response rates(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = Query.of(facts.kind(), Endpoint.PRICING_RATES, uri.getQueryParameters(), facts.timeZone());
        Instant at =
                Objects.requireNonNullElseGet(query.at(), () -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
        List<ListedRate> listed = listed(query, at);
        Row json = new Row()
                .with("asOf", at.toString())
                .with("currency", "USD")
                .with("calculationVersion", (long) Cost.CALCULATION)
                .with("rates", listed.stream().map(RateJson::of).toList());
        return Answers.document(json, () -> lines(listed), query, headers, request);
    }

    private static RowTable lines(List<ListedRate> rates) {
        return new RowTable(
                RateJson.line(blank()), rates.stream().map(RateJson::line).toList());
    }

    private List<ListedRate> listed(Query query, Instant at) {
        UsageFilter filter = query.filter();
        return rates.rates(query.priceState(), at).stream()
                .filter(rate -> isWanted(filter.providers(), rate.row().provider()))
                .filter(rate -> isWanted(filter.models(), rate.row().model()))
                .toList();
    }

    private static boolean isWanted(@Nullable Set<String> asked, String has) {
        return asked == null || asked.stream().anyMatch(has::equalsIgnoreCase);
    }

    private static ListedRate blank() {
        PriceSchedule schedule = new PriceSchedule(TierRule.WHOLE_REQUEST, RateCard.flat(Rates.of(0, 0)), Map.of());
        PriceSource source = new PriceSource("-", LocalDate.EPOCH, "");
        return ListedRate.of(new PriceRow("-", "-", "-", "", schedule, null, source));
    }

    /** Models with requests of unknown cost, most such requests first. */
    @GET
    @Path("/unpriced")
    public Response unpriced(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = Query.of(facts.kind(), Endpoint.PRICING_UNPRICED, uri.getQueryParameters(), facts.timeZone());
        List<Row> rows = reader.usage().breakdown(query.filter(), BY).stream()
                .filter(row -> row.totals().cost().unpriced() > 0)
                .sorted(comparingLong((UsageRow row) -> row.totals().cost().unpriced())
                        .reversed())
                .limit(query.limit())
                .map(PricingResource::unpriced)
                .toList();
        Row blank = unpriced(new UsageRow(List.of("", ""), UsageTotals.ZERO));
        return Answers.table(new RowTable(blank, rows), query, headers, request);
    }

    /** Sums do not tell tokens and times of unpriced requests apart where others of the model have a cost. */
    private static Row unpriced(UsageRow row) {
        UsageTotals totals = row.totals();
        boolean all = totals.cost().priced() == 0;
        return new Row()
                .with("providerID", row.keys().get(0))
                .with("modelID", row.keys().get(1))
                .with("requests", totals.cost().unpriced())
                .with("tokens", all ? (Long) totals.tokens().total() : null)
                .with("firstAt", all ? totals.firstAtMillis() : null)
                .with("lastAt", all ? totals.lastAtMillis() : null);
    }
}
