package io.tokenspeed.dashboard;

import io.tokenspeed.dashboard.chart.ChartResource;
import io.tokenspeed.dashboard.chart.StrataResource;
import io.tokenspeed.dashboard.listing.ListedRequestsResource;
import io.tokenspeed.dashboard.listing.NotOnHubs;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.resource.HistoryResource;
import io.tokenspeed.dashboard.resource.IncompleteHeader;
import io.tokenspeed.dashboard.resource.MetaResource;
import io.tokenspeed.dashboard.resource.ProjectsResource;
import io.tokenspeed.dashboard.resource.SeriesResource;
import io.tokenspeed.dashboard.resource.UsageResource;
import io.tokenspeed.dashboard.session.ActivityResource;
import io.tokenspeed.dashboard.session.SessionsResource;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.server.problem.ProblemMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The read API as JAX-RS components, which a server registers below {@code /api}. The live feed, the access filter and
 * the website are servlets and filters of their own.
 */
public final class DashboardApi {
    private DashboardApi() {}

    /** Returns the components of the API, which read from {@code reader}. */
    public static List<Object> components(DashboardReader reader, ServerFacts facts) {
        List<Object> components = new ArrayList<>(List.of(
                new UsageResource(reader, facts),
                new SeriesResource(reader, facts),
                new ProjectsResource(reader, facts),
                new ChartResource(reader, facts),
                new MetaResource(facts),
                new IncompleteHeader(),
                problems()));
        if (facts.kind().has(Endpoint.HISTORY)) {
            components.add(new HistoryResource(reader, facts));
            components.add(new SessionsResource(reader, facts));
            components.add(new ActivityResource(reader, facts));
            components.add(new ListedRequestsResource(reader, facts));
            components.add(new StrataResource(reader, facts));
        } else {
            components.add(new NotOnHubs());
        }
        return List.copyOf(components);
    }

    /** Returns the mapper of exceptions to problem documents, for this API and for others on the same server. */
    public static ProblemMapper problems() {
        return new ProblemMapper("There is nothing at this path; GET /api/meta lists what there is.");
    }
}
