package io.tokenspeed.dashboard;

import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.resource.HistoryResource;
import io.tokenspeed.dashboard.resource.MetaResource;
import io.tokenspeed.dashboard.resource.ProjectsResource;
import io.tokenspeed.dashboard.resource.SeriesResource;
import io.tokenspeed.dashboard.resource.UsageResource;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.server.problem.ProblemMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The read API as JAX-RS components, for whoever runs a server to register below {@code /api}. The live feed, the access
 * filter and the website are servlet components beside it.
 */
public final class DashboardApi {
    private DashboardApi() {}

    /** The components of an API over a reader. */
    public static List<Object> components(DashboardReader reader, ServerFacts facts) {
        List<Object> components = new ArrayList<>(List.of(
                new UsageResource(reader, facts),
                new SeriesResource(reader, facts),
                new ProjectsResource(reader, facts),
                new MetaResource(facts),
                problems()));
        if (facts.kind().has(Endpoint.HISTORY)) {
            components.add(new HistoryResource(reader, facts));
        }
        return List.copyOf(components);
    }

    /** The component that answers for resources that fail, here and in APIs beside this one. */
    public static ProblemMapper problems() {
        return new ProblemMapper("There is nothing at this path; GET /api/meta lists what there is.");
    }
}
