package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests a filter accepts, in every kind of question. */
public abstract class FilterContract extends LocalStorageContract {
    @ParameterizedTest
    @CsvSource({
        "/shop,,,,a b",
        ",anthropic,,,a c",
        ",,gpt,,b",
        ",,,codex,b d",
        "/blog,,,codex,d",
        "/shop,anthropic,sonnet,claude,a",
        "unknown,,,,e",
        ",unknown,,,d e",
        "unknown,anthropic,,,''",
        ",,nothing,,''",
        ",,,,a b c d e"
    })
    void filter_byProperties_letsThroughWhatHasThemAll(
            @Nullable String project,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String tool,
            String expected) {
        LocalStorage storage = fiveRequests();

        assertAnswersAreOf(storage, filter(TimeRange.ALL, project, provider, model, tool), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T01:00:00Z,,b c d e",
        ",2026-03-10T01:00:00Z,a",
        "2026-03-10T01:00:00Z,2026-03-10T03:00:00Z,b c",
        "2026-03-10T01:00:00.001Z,2026-03-10T03:00:00.001Z,c d",
        "2026-03-10T00:30:00Z,2026-03-10T03:30:00Z,b c d",
        "2026-03-10T01:59:59.999Z,2026-03-10T02:00:00.001Z,c",
        "2026-03-10T01:10:00Z,2026-03-10T01:50:00Z,''",
        "2026-03-10T02:00:00Z,2026-03-10T02:00:00Z,''",
        "1970-01-01T00:00:00Z,2100-01-01T00:00:00Z,a b c d e"
    })
    void filter_byTime_includesFromAndExcludesTo(@Nullable Instant from, @Nullable Instant to, String expected) {
        LocalStorage storage = fiveRequests();

        assertAnswersAreOf(storage, filter(new TimeRange(from, to), null, null, null, null), expected);
    }

    @Test
    void filter_byTimeAndProperties_needsBoth() {
        LocalStorage storage = fiveRequests();
        TimeRange range = new TimeRange(Instant.parse("2026-03-10T01:00:00Z"), null);

        assertAnswersAreOf(storage, filter(range, "/shop", null, null, null), "b");
    }

    @Test
    void filter_byTime_takesEndElseStart() {
        long ten = Instant.parse("2026-03-10T10:00:00Z").toEpochMilli();
        long hour = 3_600_000;
        LocalStorage storage = storing(
                claude("across").startedAt(ten - hour).completedAt(ten + hour),
                claude("open").startedAt(ten - 1).completedAt(null),
                claude("end").startedAt(null).completedAt(ten));
        TimeRange range = new TimeRange(Instant.ofEpochMilli(ten), null);

        assertThat(naturalKeys(rows(storage, EVERYTHING.during(range)))).containsExactly("end", "across");
        assertThat(storage.usage().summary(EVERYTHING.during(range)).requests()).isEqualTo(2);
    }

    @Test
    void filter_bySeveralValues_letsThroughWhatHasOneOfEach() {
        LocalStorage storage = fiveRequests();

        assertAnswersAreOf(storage, EVERYTHING.withModels(Set.of("opus", "gpt", "none")), "b c e");
        assertAnswersAreOf(storage, EVERYTHING.withProviders(Set.of("openai", "unknown")), "b d e");
        assertAnswersAreOf(
                storage,
                EVERYTHING.withProjects(Set.of("/shop", "unknown")).withTools(Set.of("claude", "codex")),
                "a b e");
        assertAnswersAreOf(
                storage, EVERYTHING.withTools(Set.of("claude", "codex")).withModel("local"), "d");
    }

    @Test
    void filter_byNoValues_letsNothingThrough() {
        LocalStorage storage = fiveRequests();

        assertAnswersAreOf(storage, EVERYTHING.withProjects(Set.of()), "");
        assertAnswersAreOf(storage, EVERYTHING.withProviders(Set.of()), "");
        assertAnswersAreOf(storage, EVERYTHING.withModels(Set.of()), "");
        assertAnswersAreOf(storage, EVERYTHING.withTools(Set.of()), "");
    }

    @Test
    void filter_oddNames_areTakenLiterally() {
        String odd = "/home/o'brien/%_\\\"漢字";
        LocalStorage storage = storing(
                claude("a").project(odd),
                claude("b").project("/home/o'brien/xx").at("2026-03-10T12:00:01Z"));

        assertAnswersAreOf(storage, filter(TimeRange.ALL, odd, null, null, null), "a");
        assertThat(storage.usage().breakdown(filter(TimeRange.ALL, odd, null, null, null), List.of(Dimension.PROJECT)))
                .extracting(UsageRow::keys)
                .containsExactly(List.of(odd));
    }

    private static void assertAnswersAreOf(LocalStorage storage, UsageFilter filter, String expected) {
        List<String> keys = expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1));

        assertThat(naturalKeys(rows(storage, filter))).isEqualTo(keys);
        assertThat(naturalKeys(storage.requests().recent(filter, 10))).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(storage.usage().summary(filter).requests()).isEqualTo(keys.size());
        assertThat(requestsByTool(storage, filter)).isEqualTo(keys.size());
        assertThat(storage.usage().series(filter, Interval.HOUR, List.of())).hasSize(keys.size());
    }

    private static long requestsByTool(LocalStorage storage, UsageFilter filter) {
        return storage.usage().breakdown(filter, List.of(Dimension.TOOL)).stream()
                .mapToLong(row -> row.totals().requests())
                .sum();
    }

    /** Requests {@code a} to {@code e} at the full hours from midnight on. */
    private LocalStorage fiveRequests() {
        return storing(
                claude("a").project("/shop").model("sonnet").at("2026-03-10T00:00:00Z"),
                codex("b").project("/shop").model("gpt").at("2026-03-10T01:00:00Z"),
                claude("c").project("/blog").model("opus").at("2026-03-10T02:00:00Z"),
                codex("d").project("/blog").model("local").provider(null).at("2026-03-10T03:00:00Z"),
                claude("e").project(null).model("opus").provider(null).at("2026-03-10T04:00:00Z"));
    }

    private static UsageFilter filter(
            TimeRange range,
            @Nullable String project,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String tool) {
        return UsageFilter.all(ZoneOffset.UTC)
                .during(range)
                .withProject(project)
                .withProvider(provider)
                .withModel(model)
                .withTool(tool);
    }
}
