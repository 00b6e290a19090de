package io.tokenspeed.agent.server.line;

import io.tokenspeed.agent.statusline.Statusline;
import io.tokenspeed.agent.today.StoredToday;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The line that {@code tokenspeed statusline} prints. */
@Path("/statusline")
public final class StatuslineResource {
    private static final int MOST_BYTES = 64 << 10;

    private final Statusline statusline;
    private final ZoneId zone;

    private StatuslineResource(Statusline statusline, ZoneId zone) {
        this.statusline = statusline;
        this.zone = zone;
    }

    /**
     * Returns the resource.
     *
     * @param today the server's sums
     * @param age the time from when the logs were read last to an instant; null when unknown
     * @param clock tells the time, and the zone in which days begin
     */
    public static StatuslineResource of(StoredToday today, Function<Instant, @Nullable Duration> age, Clock clock) {
        return new StatuslineResource(new Statusline(new ServedToday(today, age, clock), clock), clock.getZone());
    }

    /** Answers with the line. The body is a coding agent's report about its session, or empty. */
    @POST
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    public String line(@Context UriInfo uri, InputStream body) throws IOException {
        Query.of(Endpoint.STATUSLINE, uri.getQueryParameters(), zone);
        return statusline.line(new ByteArrayInputStream(body.readNBytes(MOST_BYTES)), zone) + "\n";
    }
}
