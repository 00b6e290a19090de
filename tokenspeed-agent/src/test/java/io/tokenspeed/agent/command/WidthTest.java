package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.agent.terminal.Text;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No line of any report is wider than the terminal, however long and wide the names are. */
class WidthTest {
    private static final List<Integer> WIDTHS = List.of(60, 80, 120);
    private static final List<String> CALLS = List.of(
            "",
            "--breakdown",
            "daily",
            "daily --breakdown",
            "weekly --breakdown",
            "monthly",
            "session",
            "session --breakdown",
            "models --breakdown",
            "providers",
            "projects --breakdown",
            "speed",
            "top --once",
            "models --since 2020-01-01 --until 2020-01-02 --agent claude --provider unknown",
            "daily --project /home/dev/日本語の長い名前のフォルダー/とても深いところにあるプロジェクト/そのまた中 --mode display",
            "doctor",
            "config",
            "import",
            "pricing claude-opus-4-8",
            "pricing nobody-knows-this-model-with-a-name-that-goes-on-and-on-and-on",
            "help");

    static Stream<Arguments> callsAndWidths() {
        Stream<String> helps = Catalog.NAMES.stream().map(name -> "help " + name);
        return Stream.concat(CALLS.stream(), helps)
                .flatMap(call -> WIDTHS.stream().map(width -> Arguments.of(call, width)));
    }

    @ParameterizedTest
    @MethodSource("callsAndWidths")
    void line_isNeverWiderThanTheTerminal(String call, int width) {
        CommandRun run = new CommandRun(workspace())
                .with("COLUMNS", Integer.toString(width))
                .with("CLAUDE_CONFIG_DIR", "/" + "設定のフォルダー/".repeat(12))
                .run(call.isEmpty() ? new String[0] : call.split(" "));

        assertThat(run.code()).as(run.err()).isLessThan(2);
        assertThat(run.out().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Text.width(line)).as(line).isLessThanOrEqualTo(width));
    }

    @ParameterizedTest
    @MethodSource("callsAndWidths")
    void nothing_recordedYet_fitsToo(String call, int width) {
        CommandRun run = new CommandRun(FakeWorkspace.of())
                .with("COLUMNS", Integer.toString(width))
                .run(call.isEmpty() ? new String[0] : call.split(" "));

        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(Text.width(line)).as(line).isLessThanOrEqualTo(width));
    }

    static Stream<Arguments> chartsAndWidths() {
        return Stream.of("", "daily", "daily --breakdown", "weekly", "monthly", "speed", "top --once")
                .flatMap(call -> Stream.of(60, 80, 120, 200).map(width -> Arguments.of(call, width)));
    }

    @ParameterizedTest
    @MethodSource("chartsAndWidths")
    void charts_forAPerson_fitToo(String call, int width) {
        CommandRun run = new CommandRun(workspace())
                .onTerminal()
                .with("NO_COLOR", "1")
                .with("COLUMNS", Integer.toString(width))
                .run(call.isEmpty() ? new String[0] : call.split(" "));

        assertThat(run.out().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Text.width(line)).as(line).isLessThanOrEqualTo(width));
    }

    private static FakeWorkspace workspace() {
        return FakeWorkspace.of(IntStream.range(0, 9).mapToObj(WidthTest::entry).toArray(Entry[]::new))
                .withProblems(
                        "Cannot read /home/dev/" + "とても長いパス/".repeat(20) + "x.jsonl; give yourself the right to it.");
    }

    private static Entry entry(int number) {
        Entry any = Entry.claude(
                "2026-11-0" + (number % 5 + 1) + "T10:00:00Z", 98_765_432_109L, 7_654_321, 98_765_432_109_876L);
        return new Entry(
                any.tool(),
                "0199-session-identifier-".repeat(3) + number,
                "/home/dev/work/a-project-with-a-rather-long-name/日本語の長い名前のフォルダー/とても深いところ/" + number,
                "a-provider-behind-a-gateway-with-a-long-name-プロバイダー" + number,
                number % 2 == 0 ? "モデル".repeat(20) + number : "vendor/some-model-with-a-long-name-".repeat(3) + number,
                any.at(),
                any.totals());
    }
}
