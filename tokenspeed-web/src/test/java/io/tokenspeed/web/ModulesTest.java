package io.tokenspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls the pure modules in the browser, in Amsterdam at the moment of the canned answers. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModulesTest {
    private FixtureServer server;
    private Website website;

    @BeforeAll
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        website.open("");
    }

    @AfterAll
    void close() {
        website.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tokens(999); 999",
                "tokens(1050); 1.05K",
                "tokens(48213377); 48.2M",
                "tokens(1.2e9); 1.2B",
                "tokens(0); 0",
                "tokens(null); —",
                "tokens(undefined); —",
                "tokens(NaN); —",
                "count(18231); 18,231",
                "count(1230000); 1.23M",
                "usd(187.416); $187.42",
                "usd(1234.5); $1,234.50",
                "usd(0.027); $0.027",
                "usd(0.0042); $0.0042",
                "usd(0.00003); <$0.0001",
                "usd(0); $0.00",
                "usd(null); —",
                "tps(9.42); 9.4",
                "tps(9.96); 10",
                "tps(74.3, true); ~74",
                "costMark({totalCost: 1, unpricedRequests: 1, unreliableOutputRequests: 1}); ≥",
                "costMark({totalCost: 1, unpricedRequests: 0, unreliableOutputRequests: 1}); ~",
                "costMark({totalCost: 1, unpricedRequests: 0, unreliableOutputRequests: 0}); ''",
                "costMark({totalCost: null, unpricedRequests: 1, unreliableOutputRequests: 1}); ''",
                "outputMark({unreliableOutputRequests: 1}); ~",
                "outputMark({unreliableOutputRequests: 0}); ''",
                "tps(null, true); —",
                "duration(820); 820 ms",
                "duration(999.6); 1.00 s",
                "duration(1180); 1.18 s",
                "duration(12400); 12.4 s",
                "duration(59960); 1 min 0 s",
                "duration(72000); 1 min 12 s",
                "duration(3700000); 1 h 1 min",
                "duration(null); —",
                "share(0.8713); 87.1 %",
                "share(0.012, 2); 1.20 %",
                "share(null); —",
                "baseName('/home/dev/app/'); app",
                "baseName('C:\\\\dev\\\\shop'); shop",
                "baseName(null); —",
                "bytes(999); 999 B",
                "bytes(2114); 2.11 kB",
                "bytes(1240000); 1.24 MB",
                "shortId('AQIDBAUGBwgJ'); AQIDBAUGBw…",
                "shortId('AQIDBAUGBw'); AQIDBAUGBw",
            })
    void format_followsTheRules(String call, String text) {
        assertThat(in("base/format", call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "toSearch(DEFAULTS); ''",
                "toSearch(parse('?period=7d&modelId=a%26b').filters); ?period=7d&modelId=a%26b",
                "toSearch(parse('?period=today&from=2026-11-01').filters); ?period=today",
                "parse('?from=2026-02-30&period=9d&__proto__=x&agent=codex').ignored.join(' '); from=2026-02-30 period=9d __proto__=x",
            })
    void address_isReadAndWritten(String call, String text) {
        assertThat(in("filter/filters", call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"today,2026-11-20", "7d,2026-11-14", "28d,2026-10-24"})
    void period_endsToday(String period, String from) {
        var query = in("filter/filters", "toQuery({ ...DEFAULTS, period: '" + period + "' }, new Date()).from");

        assertThat(query).isEqualTo(from);
    }

    @Test
    void allTime_hasNoBounds() {
        var query = in("filter/filters", "JSON.stringify(toQuery({ ...DEFAULTS, period: 'all' }, new Date()))");

        assertThat(query).isEqualTo("{\"tz\":\"Europe/Amsterdam\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-13T23:00:00Z,gpt,true",
        "2026-11-13T22:59:59Z,gpt,false",
        "2026-11-20T16:00:00Z,other,false",
    })
    void liveRow_belongsToThePeriodAndTheModel(String instant, String model, boolean shown) {
        var row = "{ instant: '%s', modelID: '%s' }".formatted(instant, model);
        var call = "matches({ ...DEFAULTS, period: '7d', modelId: 'gpt' }, " + row + ", new Date())";

        assertThat(in("filter/filters", call)).isEqualTo(shown);
    }

    @Test
    void liveRow_withoutProviderIsUnknown() {
        var call =
                "matches({ ...DEFAULTS, providerId: 'unknown' }, { instant: Date.now(), providerID: null }, new Date())";

        assertThat(in("filter/filters", call)).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-25,25", "2026-03-29,23", "2026-11-20,24"})
    void hours_ofADayFollowTheClockChange(String day, int hours) {
        var period = "{ interval: 'hour', from: new Date('%sT00:00').getTime(), to: new Date('%sT23:59').getTime() }";

        assertThat(in("chart/chart-data", "buckets([], " + period.formatted(day, day) + ").length"))
                .isEqualTo(hours);
    }

    @Test
    void days_overAClockChangeBeginAtMidnight() {
        var period = "{ interval: 'day', from: new Date(2026, 9, 24).getTime(), to: new Date(2026, 9, 28).getTime() }";

        assertThat(in("chart/chart-data", "buckets([], " + period + ").every(at => new Date(at).getHours() === 0)"))
                .isEqualTo(true);
    }

    @Test
    void chart_keepsAnUnpricedBucketUnknown() {
        var row = "{ start: '2026-11-19T23:00:00Z', key: 'm', totals: { totalCost: null } }";
        var call = "JSON.stringify(prepare([" + row + "], 'cost', { interval: 'day', from: Date.UTC(2026, 10, 18, 23), "
                + "to: Date.now(), now: Date.now() }).totals)";

        assertThat(in("chart/chart-data", call)).isEqualTo("[0,null]");
    }

    @Test
    void chart_tellsNoRequestFromNoPrice() {
        var row = "{ start: '2026-11-%s', key: '%s', totals: { totalCost: %s } }";
        var rows = String.join(
                ",",
                row.formatted("18T23:00:00Z", "priced", "2"),
                row.formatted("19T23:00:00Z", "priced", "3"),
                row.formatted("19T23:00:00Z", "unpriced", "null"));
        var model = "prepare([" + rows + "], 'cost', { interval: 'day', from: null, to: Date.now(), now: Date.now() })";

        assertThat(in("chart/chart-data", "JSON.stringify(" + model + ".series.map(s => [s.name, s.values, s.sum]))"))
                .isEqualTo("[[\"priced\",[2,3],5],[\"unpriced\",[0,null],null]]");
        assertThat(in("chart/chart-data", "JSON.stringify(" + model + ".totals)"))
                .isEqualTo("[2,3]");
    }

    @Test
    void chart_foldsSmallModelsTogether() {
        var rows = "Array.from({ length: 9 }, (_, i) => "
                + "({ start: '2026-11-19T23:00:00Z', key: 'm' + i, totals: { totalTokens: 10 - i } }))";
        var model = "prepare(" + rows + ", 'tokens', { interval: 'day', from: null, to: Date.now(), now: Date.now() })";

        assertThat(in("chart/chart-data", model + ".series.map(s => s.name + '=' + s.sum).join(' ')"))
                .isEqualTo("m0=10 m1=9 m2=8 m3=7 m4=6 Other (4 models)=14");
        assertThat(in("chart/chart-data", "new Set(" + model + ".series.map(s => s.slot)).size"))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,0 2 4 6 8", "90,0 25 50 75 100", "4000000,0 1000000 2000000 3000000 4000000"})
    void ticks_areRoundAndReachTheMaximum(long max, String ticks) {
        assertThat(in("chart/chart-data", "ticks(" + max + ").join(' ')")).isEqualTo(ticks);
    }

    @ParameterizedTest
    @CsvSource({"1,hour", "28,day", "400,week", "1000,month"})
    void interval_growsWithThePeriod(int days, String interval) {
        var call = "intervalOf({ from: null, to: null }, Date.now() - " + days + " * 86400000, new Date())";

        assertThat(in("page/load", call)).isEqualTo(interval);
    }

    @ParameterizedTest
    @CsvSource({"true,3 2 1 null", "false,1 2 3 null"})
    void sort_putsUnknownLast(boolean down, String order) {
        var call = "sorted([{ v: null }, { v: 2 }, { v: 3 }, { v: 1 }], [{ key: 'v', value: r => r.v }], "
                + "{ key: 'v', down: " + down + " }).map(r => String(r.v)).join(' ')";

        assertThat(in("table/tables", call)).isEqualTo(order);
    }

    /** Evaluates an expression in which the exports of a module are variables. */
    private Object in(String module, String expression) {
        var script = "async () => { const m = await import('/%s.js'); const { %s } = m; return %s; }";
        var names = website.page().evaluate("async () => Object.keys(await import('/" + module + ".js')).join(', ')");
        return website.page().evaluate(script.formatted(module, names, expression));
    }
}
