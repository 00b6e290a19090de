package io.tokenspeed.agent.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.option.ReportOptions.Tools;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.time.TimeRange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Days in zones, over changes of the clocks, and the folders that filters name. */
class ReportOptionsTest {
    private static final Environment ENVIRONMENT =
            new Environment(Map.of(), Path.of("/home/dev"), Path.of("/home/dev/work/shop"));

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-11-01, 24"})
    void day_isAsLongAsTheClocksMakeIt(String day, long hours) {
        TimeRange range = read(
                        "2026-11-05T12:00:00Z", "--timezone=Europe/Amsterdam", "--since=" + day, "--until=" + day)
                .filter()
                .range();

        assertThat(length(range)).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void today_dependsOnTheZone() {
        ReportOptions kiritimati = read("2026-11-05T12:00:00Z", "--timezone=Pacific/Kiritimati", "--since=1d");
        ReportOptions utc = read("2026-11-05T12:00:00Z", "--since=1d");

        assertThat(kiritimati.first()).hasToString("2026-11-06");
        assertThat(kiritimati.filter().range().from()).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(utc.first()).hasToString("2026-11-05");
    }

    @Test
    void since_daysReachOverTheChangeOfTheClocks() {
        ReportOptions options = read("2026-11-05T12:00:00Z", "--timezone=Europe/Amsterdam", "--since=28d");

        assertThat(options.filter().range().from()).isEqualTo(Instant.parse("2026-10-08T22:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "., /home/dev/work/shop",
        "../other, /home/dev/work/other",
        "~/x, /home/dev/x",
        "~, /home/dev",
        "/abs/path, /abs/path",
        "a-project-id, a-project-id"
    })
    void project_namesFolderOrId(String asked, String project) {
        assertThat(read("2026-11-05T12:00:00Z", "--project=" + asked).filter().projects())
                .containsExactly(project);
    }

    @Test
    void flags_haveShortNames() {
        ReportOptions options = read("2026-11-05T12:00:00Z", "-jb", "-O", "-s", "2d", "-o", "asc", "-z", "UTC");

        assertThat(options.json()).isTrue();
        assertThat(options.breakdown()).isTrue();
        assertThat(options.ascending()).isTrue();
        assertThat(options.first()).hasToString("2026-11-04");
    }

    private static Duration length(TimeRange range) {
        assertThat(range.from()).isNotNull();
        assertThat(range.to()).isNotNull();
        return Duration.between(range.from(), range.to());
    }

    @Test
    void agent_mayBeAnyStoredTool() {
        assertThat(read("2026-11-05T12:00:00Z", "--agent=cursor").filter().tools())
                .containsExactly("cursor");
        assertThatThrownBy(() -> read("2026-11-05T12:00:00Z", "--agent=cluade"))
                .hasMessage("--tool must be one of claude, cursor, not \"cluade\". Did you mean \"claude\"?");
    }

    @ParameterizedTest
    @CsvSource({
        "europe/amsterdam, Europe/Amsterdam",
        "Amsterdam, Europe/Amsterdam",
        "new york, America/New_York",
        "Europe/Amsterdm, Europe/Amsterdam"
    })
    void timezone_almostRight_isSuggested(String asked, String zone) {
        assertThatThrownBy(() -> read("2026-11-05T12:00:00Z", "--timezone=" + asked))
                .hasMessage("--timezone must be a zone such as Europe/Amsterdam, UTC or +02:00, not \"" + asked
                        + "\". Did you mean \"" + zone + "\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Base", ":Mars/Base", "nowhere"})
    void zoneOfTheMachine_wrong_isRefused(String value) {
        Environment environment = new Environment(Map.of("TZ", value), Path.of("/home/dev"), Path.of("/"));

        assertThatThrownBy(() -> read(environment, "2026-11-05T12:00:00Z"))
                .hasMessage("TZ is \"" + value
                        + "\", which is no time zone; set it to one such as Europe/Amsterdam, or unset it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                ":Europe/Paris",
                "posix/Asia/Tokyo",
                "EST",
                "EST5EDT",
                "CET-1CEST,M3.5.0,M10.5.0/3",
                "/etc/localtime",
                "localtime"
            })
    void zoneOfTheMachine_asSystemsWriteIt_isTaken(String value) {
        Environment environment = new Environment(Map.of("TZ", value), Path.of("/home/dev"), Path.of("/"));

        assertThat(read(environment, "2026-11-05T12:00:00Z").filter().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    private static ReportOptions read(String now, String... arguments) {
        return read(ENVIRONMENT, now, arguments);
    }

    private static ReportOptions read(Environment environment, String now, String... arguments) {
        CommandSpec spec = CommandSpec.create();
        ReportFlags.addAll(spec);
        Clock clock = Clock.fixed(Instant.parse(now), ZoneId.of("UTC"));
        Tools tools = new Tools(Set.of("claude"), () -> Set.of("cursor", "claude"));
        return ReportOptions.read(new CommandLine(spec).parseArgs(arguments), environment, clock, tools);
    }
}
