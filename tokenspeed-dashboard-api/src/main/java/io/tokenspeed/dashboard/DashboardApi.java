package io.tokenspeed.dashboard;

import io.tokenspeed.dashboard.answer.Problems;
import io.tokenspeed.dashboard.resource.HistoryResource;
import io.tokenspeed.dashboard.resource.MetaResource;
import io.tokenspeed.dashboard.resource.ProjectsResource;
import io.tokenspeed.dashboard.resource.SeriesResource;
import io.tokenspeed.dashboard.resource.UsageResource;
import io.tokenspeed.model.dashboard.DashboardReader;
import java.time.ZoneId;
import java.util.List;

/**
 * The read API as JAX-RS components, for whoever runs a server to register below {@code /api}. The live feed, the access
 * filter and the website are servlet components beside it.
 */
public final class DashboardApi {
    private DashboardApi() {}

    /** The components of an API over a reader. */
    public static List<Object> components(DashboardReader reader, ServerFacts facts) {
        ZoneId zone = facts.timeZone();
        return List.of(
                new UsageResource(reader, zone),
                new SeriesResource(reader, zone),
                new ProjectsResource(reader, zone),
                new HistoryResource(reader, zone),
                new MetaResource(facts),
                new Problems());
    }
}
