package io.tokenspeed.benchmarks.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One form of request to an endpoint.
 *
 * @param form the form as it is printed
 * @param path makes the path; most forms vary it with each request, so that no cached answer helps
 */
public record Question(String form, Function<Random, String> path) {
    private static final int SECONDS = 86_400;

    /** Every endpoint but the live feed, in several forms. */
    static List<Question> all() {
        return Stream.of(
                        sums(),
                        rows(),
                        sessions(),
                        series(),
                        dashboard(),
                        others(),
                        List.of(same("/api/meta"), same("/api/openapi.json"), same("/api/health"), same("/")))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Question> sums() {
        return List.of(
                same("/api/stats"),
                new Question("/api/stats?from&to", random -> "/api/stats?" + range(random)),
                new Question("/api/stats?projectId&modelId", random -> "/api/stats?" + project(random) + "&" + MODEL),
                new Question("/api/stats?agent&from", random -> "/api/stats?agent=codex&" + from(random)),
                same("/api/stats/models"),
                new Question("/api/stats/models?from&to", random -> "/api/stats/models?" + range(random)),
                new Question("/api/stats/models?projectId", random -> "/api/stats/models?" + project(random)),
                same("/api/stats/providers"),
                new Question("/api/stats/providers?from&to", random -> "/api/stats/providers?" + range(random)),
                same("/api/stats/tools"),
                new Question("/api/stats/tools?from&to", random -> "/api/stats/tools?" + range(random)),
                same("/api/projects?limit=1000"),
                new Question(
                        "/api/projects?providerId&from", random -> "/api/projects?providerId=openai&" + from(random)));
    }

    private static List<Question> rows() {
        return List.of(
                same("/api/history"),
                same("/api/history?limit=1000"),
                new Question("/api/history?from&to&limit=200", random -> "/api/history?limit=200&" + range(random)),
                new Question(
                        "/api/history?projectId&modelId", random -> "/api/history?" + project(random) + "&" + MODEL),
                same("/api/sessions"),
                new Question("/api/sessions?from&to", random -> "/api/sessions?" + range(random)),
                new Question("/api/sessions?projectId", random -> "/api/sessions?" + project(random)),
                new Question(
                        "/api/sessions?limit=1000&agent",
                        random -> "/api/sessions?limit=1000&agent=codex&" + from(random)),
                same("/api/sessions?parent=roots"),
                same("/api/stats/daily?tz=Europe/Amsterdam"),
                same("/api/stats/daily?tz=Asia/Kolkata"),
                same("/api/stats/users"),
                same("/api/stats/system"));
    }

    private static List<Question> sessions() {
        return List.of(
                new Question("/api/sessions?parent=roots&from", random -> "/api/sessions?parent=roots&" + from(random)),
                new Question("/api/sessions/{id}", random -> "/api/sessions/" + session(random)),
                new Question(
                        "/api/sessions/{id}/interactions",
                        random -> "/api/sessions/" + session(random) + "/interactions"),
                new Question("/api/stats/daily?from", random -> "/api/stats/daily?" + from(random)),
                same("/api/stats/users"),
                same("/api/stats/users/local"),
                same("/api/stats/system"));
    }

    /** What the website asks. */
    private static List<Question> dashboard() {
        return List.of(
                same("/api/v1/overview"),
                same("/api/v1/overview?period=today"),
                same("/api/v1/overview?period=year"),
                same("/api/v1/overview?period=all"),
                new Question("/api/v1/overview?from&to", random -> "/api/v1/overview?" + days(random, 30)),
                new Question(
                        "/api/v1/overview?f=is,model&from&to",
                        random -> "/api/v1/overview?f=is,model,gpt-5.5&" + days(random, 30)),
                new Question(
                        "/api/v1/overview?tz, half hour",
                        random -> "/api/v1/overview?tz=Asia/Kolkata&" + days(random, 30)),
                same("/api/v1/series?group=model"),
                new Question(
                        "/api/v1/series?group=project&from&to",
                        random -> "/api/v1/series?group=project&" + days(random, 90)),
                new Question(
                        "/api/v1/distribution?metric=e2e&group=model",
                        random -> "/api/v1/distribution?metric=e2e&group=model&" + days(random, 30)),
                same("/api/v1/strata?group=model"),
                new Question(
                        "/api/v1/strata?group=model&from&to",
                        random -> "/api/v1/strata?group=model&" + days(random, 30)),
                same("/api/v1/series?group=project&period=year"),
                same("/api/v1/heatmap?kind=week&metric=tokens&period=90d"),
                same("/api/v1/heatmap?kind=week&metric=ttft&period=90d"),
                same("/api/v1/heatmap?kind=latency&period=90d"),
                same("/api/v1/heatmap?kind=calendar&metric=cost&period=year"),
                new Question("/api/v1/facets?from&to", random -> "/api/v1/facets?" + days(random, 30)),
                new Question("/api/v1/requests?from&to", random -> "/api/v1/requests?" + days(random, 30)),
                new Question(
                        "/api/v1/requests?f=is,model",
                        random -> "/api/v1/requests?f=is,model,gpt-5.5&" + days(random, 30)),
                same("/api/v1/requests?period=90d&f=gte,cost_nano,100000000"),
                new Question("/api/v1/sessions?from&to", random -> "/api/v1/sessions?" + days(random, 30)),
                new Question("/api/v1/sessions/{id}", random -> "/api/v1/sessions/" + session(random)));
    }

    private static List<Question> others() {
        return List.of(
                same("/api/blocks"),
                new Question("/api/blocks?from&to", random -> "/api/blocks?" + range(random)),
                same("/api/limits"),
                same("/api/pricing/rates"),
                same("/api/pricing/unpriced"));
    }

    private static List<Question> series() {
        return List.of(
                same("/api/series?interval=day"),
                new Question(
                        "/api/series?interval=day&by=model&from",
                        random -> "/api/series?interval=day&by=model&" + from(random)),
                new Question(
                        "/api/series?interval=month&by=project&tz",
                        random -> "/api/series?interval=month&by=project&tz=Europe/Amsterdam&" + from(random)),
                new Question(
                        "/api/series?interval=hour, 30 days",
                        random -> "/api/series?interval=hour&" + days(random, 30)),
                new Question(
                        "/api/series?interval=day&tz, half hour",
                        random -> "/api/series?interval=day&tz=Asia/Kolkata&" + days(random, 30)));
    }

    private static final String MODEL = "modelId=gpt-5.5";

    private static Question same(String path) {
        return new Question(path, random -> path);
    }

    private static String project(Random random) {
        return "projectId=/home/dev/code/project-" + random.nextInt(RandomSessions.PROJECTS);
    }

    /** One of the sessions that any database of 100,000 requests has. */
    private static String session(Random random) {
        return "session-" + (1 + random.nextInt(1_000));
    }

    /** An instant in the first half of the history, hardly ever at a full hour. */
    private static Instant early(Random random) {
        return Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .minusSeconds(RandomSessions.DAYS / 2 * SECONDS + random.nextInt(RandomSessions.DAYS / 2 * SECONDS));
    }

    private static String from(Random random) {
        return "from=" + early(random);
    }

    private static String range(Random random) {
        Instant from = early(random);
        return "from=" + from + "&to=" + from.plusSeconds(random.nextInt(200 * SECONDS));
    }

    private static String days(Random random, int days) {
        Instant from = early(random);
        return "from=" + from + "&to=" + from.plus(days, ChronoUnit.DAYS);
    }
}
