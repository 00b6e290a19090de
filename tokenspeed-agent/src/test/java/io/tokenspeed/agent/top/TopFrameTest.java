package io.tokenspeed.agent.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.report.Amounts;
import io.tokenspeed.agent.report.Report;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames at a fixed time over the reference storage. */
class TopFrameTest {
    private static final ZoneId UTC = ZoneOffset.UTC;

    private final InMemoryLocalStorage storage = TopStorage.filled();
    private final TopReader reader = new TopReader(storage, UTC);

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void lines_fitTheTerminal(int width) {
        TopState state = TopState.START;
        for (TopKey key : TopKey.values()) {
            for (int height : new int[] {1, 2, 8, 16, 24, 60}) {
                TopFrame frame = new TopFrame(look(width), height);
                List<String> lines = frame.lines(read(state.period()), state, null);

                assertThat(lines).as("%s, %d lines", state, height).hasSizeBetween(1, height);
                assertThat(lines)
                        .allSatisfy(
                                line -> assertThat(Text.width(line)).as(line).isLessThanOrEqualTo(width));
            }
            state = state.after(key, 5);
        }
    }

    @ParameterizedTest
    @EnumSource(TopPeriod.class)
    void total_isThatOfTheReports(TopPeriod period) {
        UsageFilter filter = UsageFilter.all(UTC).during(period.range(TopStorage.NOW, UTC));
        UsageTotals totals =
                Report.read(storage.usage(), ReportKind.MODELS, filter, null).totals();

        String total = line(frame(80, 24, in(period)), "Total");

        assertThat(total)
                .contains(
                        " " + totals.requests() + " ",
                        Amounts.total(totals).compact(),
                        Amounts.cost(totals).full());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 100})
    void rows_withTheRest_addUpToTheTotal(int scroll) {
        TopState scrolled = new TopState(TopPeriod.TODAY, TopSort.REQUESTS, false, false, scroll, false);

        List<String> lines = frame(80, 24, scrolled);

        long sum = lines.stream()
                .filter(line -> line.matches("(anthrop|\\d+ more).*"))
                .mapToLong(TopFrameTest::requests)
                .sum();
        assertThat(sum).isEqualTo(requests(line(lines, "Total"))).isEqualTo(70);
    }

    @Test
    void header_tellsOfTodayAndTheLastHour() {
        List<String> lines = frame(120, 24, TopState.START);

        assertThat(lines.get(0)).isEqualTo("TokenSpeed · 12:00:00 · today · by tokens");
        assertThat(lines.get(1))
                .startsWith("Today     385M tokens · $385.01")
                .contains("~52.3 tok/s (p50 52.2, n 70)", "1.4 % failed");
        assertThat(lines.get(2)).isEqualTo("Requests  10 in the last minute · 30 in the last hour");
        assertThat(lines.get(3)).startsWith("Block     ").contains("until 14:00", "/h", "at its end");
    }

    @Test
    void hour_isDrawnInStepsOfFiveMinutes_withGaps() {
        String row = line(frame(80, 24, TopState.START), "anthropic/model-9");

        assertThat(row).endsWith("  " + "   █   █   █");
    }

    @Test
    void firstToken_isShownWhereItIsKnown() {
        assertThat(line(frame(80, 50, TopState.START), "anthropic/model-0")).contains(" 0.6 s");
        assertThat(line(frame(80, 50, TopState.START), "anthropic/model-9")).contains(" — ");
    }

    @Test
    void names_cannotSteerTheTerminal() {
        List<String> lines = frame(200, 60, TopState.START);

        assertThat(lines).anySatisfy(line -> assertThat(line).contains("m\\u001b[2J\\u202e"));
        assertThat(String.join("", lines)).doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @EnumSource(TopSort.class)
    void sort_putsTheLargestFirst(TopSort sort) {
        List<String> lines = frame(80, 60, new TopState(TopPeriod.TODAY, sort, false, false, 0, false));

        String first = lines.get(lines.indexOf(line(lines, "Provider")) + 1);

        assertThat(first).startsWith(sort == TopSort.REQUESTS ? "anthropic/m\\u001b" : "anthropic/model-9");
    }

    @Test
    void latest_areNewestFirst_andSayHowTheyFailed() {
        List<String> lines = frame(120, 60, TopState.START);
        int heading = lines.indexOf(line(lines, "Latest"));

        assertThat(lines.get(heading + 1)).startsWith("11:59:40");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("11:58:30").contains("failed"));
    }

    @Test
    void state_isSeen() {
        assertThat(frame(80, 24, TopState.START.after(TopKey.PAUSE, 0)).get(0)).endsWith("paused");
        assertThat(frame(80, 24, TopState.START.after(TopKey.HELP, 0)))
                .anySatisfy(line -> assertThat(line).startsWith("p, space"));
        assertThat(new TopFrame(look(80), 24).lines(read(TopPeriod.TODAY), TopState.START, "Busy\u001b."))
                .last()
                .isEqualTo("Busy\\u001b.");
    }

    @Test
    void nothing_recorded_isSaidAndHasNoZeroCost() {
        InMemoryLocalStorage empty = new InMemoryLocalStorage(Pricing.NONE);
        TopFacts facts = new TopReader(empty, UTC).read(TopPeriod.HOUR, TopStorage.NOW);

        List<String> lines = new TopFrame(look(80), 24).lines(facts, in(TopPeriod.HOUR), null);

        assertThat(lines).contains("Today     — · no requests yet", "No requests in the last hour.");
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains("$"));
    }

    private static TopState in(TopPeriod period) {
        return new TopState(period, TopSort.TOKENS, false, false, 0, false);
    }

    private List<String> frame(int width, int height, TopState state) {
        return new TopFrame(look(width), height).lines(read(state.period()), state, null);
    }

    private TopFacts read(TopPeriod period) {
        return reader.read(period, TopStorage.NOW);
    }

    private static TopLook look(int width) {
        return new TopLook(width, Paint.OFF, Glyphs.BLOCKS, UTC);
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static long requests(String line) {
        return Long.parseLong(line.replaceFirst("^(\\d+ more|\\S+) +", "").split(" ", -1)[0]);
    }
}
