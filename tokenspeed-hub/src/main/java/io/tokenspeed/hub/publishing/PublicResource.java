package io.tokenspeed.hub.publishing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.query.QueryValues;
import io.tokenspeed.hub.config.PublicAccess;
import io.tokenspeed.model.published.PublishedDays;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The report for people who have not signed in. Whoever asks, it says the same. */
@Path("/v1/public")
public final class PublicResource {
    /** The report's path, which needs no token where the hub is public. */
    public static final String PATH = "/api/v1/public";

    private static final String DAYS = "days";
    private static final int DEFAULT_DAYS = 28;

    /** Strangers can ask as often as they like, so answers are kept. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final PublishedDays published;
    private final PublicAccess access;
    private final Clock clock;
    private final LoadingCache<Integer, byte[]> answers;

    public PublicResource(PublishedDays published, PublicAccess access, Clock clock) {
        this.published = published;
        this.access = access;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build(this::answer);
    }

    /** The sums of the last days that may be shown. */
    @GET
    public Response report(@Context UriInfo uri, @Context Request request) {
        if (!access.open()) {
            return Problem.of(404, "Not found", "This hub shows nothing publicly; its dashboard.access is members.")
                    .response();
        }
        QueryValues values = QueryValues.of(
                uri.getQueryParameters(),
                List.of(DAYS),
                key -> "Parameter \"" + key + "\" is unknown here; known is " + DAYS + ".");
        return Answers.tagged(answers.get(days(values)), MediaType.APPLICATION_JSON, request);
    }

    private static int days(QueryValues values) {
        String text = values.text(DAYS);
        List<String> allowed =
                PublicPeriod.LENGTHS.stream().map(String::valueOf).toList();
        if (text != null && !allowed.contains(text)) {
            throw QueryValues.wrong(DAYS, text, "one of " + String.join(", ", allowed), allowed);
        }
        return text == null ? DEFAULT_DAYS : Integer.parseInt(text);
    }

    private byte[] answer(int days) {
        PublicPeriod period = PublicPeriod.ending(clock, days);
        return Answers.json(
                new PublicReport(period, access.cohort(), published.cells(period.first(), period.last())).json());
    }
}
