package io.tokenspeed.benchmarks.hubask;

import io.tokenspeed.benchmarks.server.Question;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What the pages of a hub's website ask, for several times, filters and zones. */
final class HubQuestions {
    private static final String API = "/api/v1/";
    private static final String HALF_HOUR = "Asia/Kolkata";

    private HubQuestions() {}

    /** The calls with a time that ends now. They are the same each time, as a website's that is open. */
    static List<Question> repeated() {
        List<Question> all = new ArrayList<>();
        for (String period : List.of("24h", "28d", "year", "all")) {
            page("period=" + period).map(HubQuestions::same).forEach(all::add);
        }
        overview("period=28d&f=is,model,gpt-5.5").map(HubQuestions::same).forEach(all::add);
        page("period=28d&tz=" + HALF_HOUR).map(HubQuestions::same).forEach(all::add);
        overview("period=all&tz=" + HALF_HOUR).map(HubQuestions::same).forEach(all::add);
        return all;
    }

    /** Calls with other names and other times each time, so that no kept answer to the same call helps. */
    static List<Question> varied() {
        return List.of(
                new Question("overview?from&to, 28 days", random -> API + "overview?" + days(random, 28)),
                new Question("overview?f=is,project", random -> API + "overview?" + project(random)),
                new Question("overview?f=is,device", random -> API + "overview?" + device(random)),
                new Question(
                        "overview?f=is,device&period=all", random -> API + "overview?period=all&" + device(random)),
                new Question(
                        "series?group=model&from&to, 28 days",
                        random -> API + "series?group=model&" + days(random, 28)),
                new Question(
                        "heatmap?kind=week&from&to, 28 days", random -> API + "heatmap?kind=week&" + days(random, 28)));
    }

    /** The calls of the page with the overview. */
    private static Stream<String> overview(String when) {
        return Stream.of(
                "overview?" + when,
                "series?group=model&limit=5&cmp=off&" + when,
                "series?group=project&limit=6&cmp=off&" + when);
    }

    /** The calls of all pages. */
    private static Stream<String> page(String when) {
        return Stream.concat(
                overview(when),
                Stream.of(
                        "series?group=tool&limit=6&cmp=off&" + when,
                        "distribution?metric=e2e&group=model&limit=24&" + when,
                        "heatmap?kind=week&metric=tokens&" + when,
                        "heatmap?kind=week&metric=ttft&" + when,
                        "heatmap?kind=calendar&metric=cost&" + when,
                        "heatmap?kind=latency&metric=ttft&" + when,
                        "facets?" + when,
                        "devices?" + when));
    }

    private static Question same(String call) {
        return new Question(call, random -> API + call);
    }

    private static String days(Random random, int days) {
        Instant from = Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .minusSeconds((days + 1 + random.nextInt(MakeHub.DAYS - 2 * days - 1)) * RandomBuckets.DAY
                        + random.nextInt((int) RandomBuckets.DAY));
        return "from=" + from + "&to=" + from.plus(days, ChronoUnit.DAYS);
    }

    private static String project(Random random) {
        return "f=is,project,p_%022d".formatted(random.nextInt(RandomBuckets.PROJECTS));
    }

    private static String device(Random random) {
        return "f=is,device," + RandomBuckets.deviceId(random.nextInt(RandomBuckets.DEVICES));
    }
}
