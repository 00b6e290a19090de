package io.tokenspeed.dashboard.question;

import io.tokenspeed.dashboard.filter.FilterScope;
import io.tokenspeed.dashboard.filter.Filters;
import io.tokenspeed.dashboard.period.AskedPeriod;
import io.tokenspeed.dashboard.period.PeriodQuery;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.query.ServerKind;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.usage.UsageFilter;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;

/**
 * Reads questions to one server.
 *
 * @param reader reads everything that the server holds
 * @param facts the server's kind, clock and time zone
 */
public record QuestionReader(DashboardReader reader, ServerFacts facts) {
    /** Reads a question for sums. */
    public Question sums(Endpoint endpoint, UriInfo uri) {
        FilterScope scope = facts.kind() == ServerKind.HUB ? FilterScope.DEVICES : FilterScope.SUMS;
        return question(query(endpoint, uri), facts.now(), scope);
    }

    /** Returns the parameters of a request to an endpoint. */
    public Query query(Endpoint endpoint, UriInfo uri) {
        return Query.of(facts.kind(), endpoint, uri.getQueryParameters(), facts.timeZone());
    }

    /** Reads a question that was asked at {@code now}. */
    public Question question(Query query, Instant now, FilterScope scope) {
        AskedPeriod period = PeriodQuery.period(query, now);
        Filters filters = Filters.of(query.filters(), scope);
        String device = filters.device();
        DashboardReader own = device == null ? reader : reader.ofDevice(device);
        UsageFilter filter = filters.narrow(query.filter(), own.usage()).during(period.range());
        return new Question(query, period, filters, own, filter);
    }
}
