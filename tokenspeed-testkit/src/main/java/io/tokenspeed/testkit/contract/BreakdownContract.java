package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Usage grouped by one property and by several. */
public abstract class BreakdownContract extends LocalStorageContract {
    @ParameterizedTest
    @EnumSource
    void breakdown_nothingStored_hasNoRows(Dimension dimension) {
        LocalStorage storage = storage();

        assertThat(storage.usage().breakdown(EVERYTHING, List.of(dimension))).isEmpty();
        assertThat(storage.usage().series(EVERYTHING, Interval.DAY, List.of(dimension)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PROJECT, /shop, /blog",
        "PROVIDER, anthropic, openai",
        "MODEL, sonnet, gpt",
        "TOOL, claude, codex",
        "SESSION, s-1, s-2"
    })
    void breakdown_byOneDimension_groupsByIt(Dimension dimension, String big, String small) {
        LocalStorage storage = storing(
                claude("a").project("/shop").model("sonnet").session("s-1").tokens(TestTokens.reported(10, 1)),
                claude("b").project("/shop").model("sonnet").session("s-1").tokens(TestTokens.reported(20, 2)),
                codex("c").project("/blog").model("gpt").session("s-2").tokens(TestTokens.reported(30, 2)));

        List<UsageRow> rows = storage.usage().breakdown(EVERYTHING, List.of(dimension));

        assertThat(rows).extracting(UsageRow::keys).containsExactly(List.of(big), List.of(small));
        assertThat(rows).extracting(row -> row.totals().tokens().total()).containsExactly(33L, 32L);
        assertThat(rows).extracting(row -> row.totals().requests()).containsExactly(2L, 1L);
    }

    @Test
    void breakdown_byTwoDimensions_hasKeysInTheOrderAsked() {
        LocalStorage storage = storing(
                claude("a").project("/shop").model("sonnet").tokens(TestTokens.reported(1, 0)),
                claude("b").project("/shop").model("opus").tokens(TestTokens.reported(2, 0)),
                claude("c").project("/blog").model("opus").tokens(TestTokens.reported(4, 0)),
                claude("d").project("/shop").model("opus").tokens(TestTokens.reported(8, 0)));

        assertThat(keysAndTokens(storage, Dimension.PROJECT, Dimension.MODEL))
                .containsExactly("[/shop, opus] 10", "[/blog, opus] 4", "[/shop, sonnet] 1");
        assertThat(keysAndTokens(storage, Dimension.MODEL, Dimension.PROJECT))
                .containsExactly("[opus, /shop] 10", "[opus, /blog] 4", "[sonnet, /shop] 1");
    }

    @Test
    void breakdown_equalTokens_areInOrderOfKeys() {
        LocalStorage storage = storing(
                claude("a").project("/b").model("y"),
                claude("b").project("/b").model("x"),
                claude("c").project("/B").model("z"),
                claude("d").project("/a").model("z"));

        assertThat(keysAndTokens(storage, Dimension.PROJECT, Dimension.MODEL))
                .containsExactly("[/B, z] 150", "[/a, z] 150", "[/b, x] 150", "[/b, y] 150");
    }

    @Test
    void breakdown_totalTokens_countEveryClass() {
        LocalStorage storage = storing(
                claude("a").model("cached").tokens(TestTokens.everyClass(10)),
                claude("b").model("plain").tokens(TestTokens.reported(100, 59)));

        assertThat(keysAndTokens(storage, Dimension.MODEL)).containsExactly("[cached] 160", "[plain] 159");
    }

    @Test
    void breakdown_unknownProperty_hasKeyUnknown() {
        LocalStorage storage = storing(claude("a").project(null).provider(null));

        assertThat(keysAndTokens(storage, Dimension.PROJECT, Dimension.PROVIDER))
                .containsExactly("[unknown, unknown] 150");
    }

    @Test
    void breakdown_groupWithoutUsage_isThere() {
        LocalStorage storage = storing(claude("a").model("sonnet"), failed("b").model("opus"));

        assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.MODEL)))
                .extracting(row -> row.keys() + " " + row.totals().requests() + " "
                        + row.totals().counts().failed())
                .containsExactly("[sonnet] 1 0", "[opus] 0 1");
    }

    @Test
    void breakdown_rowsTogether_areTheSummary() {
        LocalStorage storage =
                storing(claude("a").model("sonnet"), claude("b").model("opus").at("2026-01-01T00:00:00Z"), failed("c"));

        UsageTotals sum = storage.usage().breakdown(EVERYTHING, List.of(Dimension.MODEL)).stream()
                .map(UsageRow::totals)
                .reduce(UsageTotals.ZERO, UsageTotals::plus);

        assertThat(sum).isEqualTo(storage.usage().summary(EVERYTHING));
    }

    @Test
    void series_withDimensions_ordersPeriodsAndThenTokens() {
        LocalStorage storage = storing(
                claude("a").model("sonnet").at("2026-03-11T12:00:00Z"),
                claude("b").model("opus").at("2026-03-10T12:00:00Z"),
                claude("c").model("sonnet").at("2026-03-10T13:00:00Z").tokens(TestTokens.reported(999, 1)),
                claude("d").model("haiku").at("2026-03-10T14:00:00Z"));

        List<UsagePoint> series = storage.usage().series(EVERYTHING, Interval.DAY, List.of(Dimension.MODEL));

        assertThat(series)
                .extracting(point -> point.start() + " " + point.keys())
                .containsExactly(
                        "2026-03-10T00:00:00Z [sonnet]",
                        "2026-03-10T00:00:00Z [haiku]",
                        "2026-03-10T00:00:00Z [opus]",
                        "2026-03-11T00:00:00Z [sonnet]");
    }

    private static List<String> keysAndTokens(LocalStorage storage, Dimension... by) {
        return storage.usage().breakdown(EVERYTHING, List.of(by)).stream()
                .map(row -> row.keys() + " " + row.totals().tokens().total())
                .toList();
    }
}
