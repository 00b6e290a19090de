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
        website.openOverview("");
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
                "changeOf(115, 100, { better: null }); ▲ +15 % plain",
                "changeOf(93.2, 100, { better: 'more' }); ▼ −6.8 % bad worse",
                "changeOf(720, 820, { better: 'less' }); ▼ −12 % good better",
                "changeOf(0.015, 0.012, { better: 'less', isShare: true }); ▲ +0.30 pp bad worse",
                "changeOf(0.871, 0.842, { better: 'more', isShare: true }); ▲ +2.9 pp good better",
                "changeOf(5, 0, { better: null }); new plain",
                "changeOf(0, 0, { better: null }); ±0 % plain",
                "changeOf(100.01, 100, { better: 'more' }); ±0 % plain",
                "changeOf(5, null, { better: null }); none",
                "changeOf(null, 5, { better: null }); none",
            })
    void change_namesItsDirectionAndWhetherItIsGood(String call, String text) {
        String words = "(c => c === null ? 'none' : [c.text, c.tone, c.words].filter(Boolean).join(' '))(" + call + ")";

        assertThat(in("base/change", words)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "routeHash(parseRoute('')); #/overview",
                "routeHash(parseRoute('#/compare?m=ttft&period=7d')); #/compare?period=7d&m=ttft",
                "routeHash(parseRoute('#/requests?f=is,project,%252Fa%252Cb&peek=x')); #/requests?peek=x&f=is,project,/a%252Cb",
                "routeHash(parseRoute('#/sessions/a%2Fb%3Fc')); #/sessions/a%2Fb%3Fc",
                "routeHash(parseRoute('#/overview?period=7d&from=2026-11-01')); #/overview?period=7d",
                "routeHash(parseRoute('#/overview?tz=Europe%2FAmsterdam')); #/overview",
                "parseRoute('#/nowhere?from=2026-02-40&__proto__=x&f=gte,model,1').ignored.join(' '); nowhere from=2026-02-40 __proto__=x f=gte,model,1",
                "parseRoute('#/overview?f=%').ignored.join(' '); f=%",
                "String(convertOld('', '#/compare')); null",
                "convertOld('?period=today&providerId=openai', '#providers'); #/overview?period=today&f=is,provider,openai",
            })
    void address_isReadAndWritten(String call, String text) {
        assertThat(in("address/route", call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filterWords(parseFilter('is_not,model,a,b')); Model is not a or b",
                "filterWords(parseFilter('is,project,/home/ann/shop')); Project is shop",
                "filterText(parseFilter('is,model,a%2Cb%25')); is,model,a%2Cb%25",
                "String(parseFilter('is,model')); null",
                "String(parseFilter('gte,model,1')); null",
                "String(parseFilter('is,toString,1')); null",
                "withFilter([parseFilter('is,model,a'), parseFilter('is,tool,c')], parseFilter('is,model,b')).map(filterText).join(' '); is,tool,c is,model,b",
            })
    void filter_isReadAndWritten(String call, String text) {
        assertThat(in("address/filters", call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "verdictOf({p50: 80, n: 40, low: 76, high: 84}, {p50: 60, n: 40, low: 57, high: 63}, 'more').text; +33 %, better",
                "verdictOf({p50: 80, n: 29, low: 76, high: 84}, {p50: 60, n: 400, low: 57, high: 63}, 'more').text; n = 29, too few",
                "verdictOf({p50: 62, n: 40, low: 58, high: 66}, {p50: 60, n: 40, low: 57, high: 63}, 'more').text; no clear difference",
                "verdictOf({p50: 900, n: 40, low: 880, high: 920}, {p50: 600, n: 40, low: 570, high: 630}, 'less').text; +50 %, worse",
                "verdictOf({p50: null, n: 0}, {p50: 60, n: 40}, 'more').text; —",
                "String(costPerMillion({totalCostNanoUsd: 5000000000, unpricedRequests: 0, outputTokens: 500000})); 10000000000",
                "String(costPerMillion({totalCostNanoUsd: 5, unpricedRequests: 1, outputTokens: 5})); null",
            })
    void verdict_needsEnoughRequestsAndApartIntervals(String call, String text) {
        assertThat(in("compare/verdict", call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "JSON.stringify(stacked([{values: [1, null, 3]}, {values: [10, 20, null]}])); [[11,20,3],[1,0,3]]",
                "JSON.stringify(isolated([1, null, 2, null, 3, 4])); [0,2]",
                "String(sumOf([null, null])); null",
                "String(sumOf([1, null, 2])); 3",
                "labelled([{label: 'a', provider: 'x'}, {label: 'a', provider: 'y'}, {label: 'b', provider: 'x'}]).map(g => g.label).join(); a (x),a (y),b",
            })
    void chart_keepsUnknownApartFromZero(String call, String text) {
        assertThat(in("chart/shape", call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "csvCell('=cmd()'); '=cmd()",
                "csvCell('-5.2'); -5.2",
                "csvCell('@x'); '@x",
                "csvCell('a,b'); \"a,b\"",
                "csvCell('say \"x\"'); \"say \"\"x\"\"\"",
            })
    void csv_isNoFormula(String call, String text) {
        assertThat(in("chart/csv", call)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bucket(Date.UTC(2026, 9, 25, 0), 'hour'); Sun 25 Oct, 02:00 CEST",
                "bucket(Date.UTC(2026, 9, 25, 1), 'hour'); Sun 25 Oct, 02:00 CET",
                "bucket(Date.UTC(2026, 9, 31, 23), 'month'); November 2026",
                "bucket(Date.UTC(2026, 10, 15, 23), 'week'); week of 16 Nov 2026",
                "dayOf(Date.UTC(2026, 10, 19, 23)); 2026-11-20",
                "ago(900); just now",
                "ago(4000); 4 s ago",
                "ago(720000); 12 min ago",
                "offset(); UTC+1",
            })
    void time_isInTheZoneOfThePage(String call, String text) {
        assertThat(String.valueOf(in("base/time", call))
                        .replace("GMT+2", "CEST")
                        .replace("GMT+1", "CET")
                        .replace(" at ", ", "))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "markdownCell('a|b'); a\\|b",
                "markdownCell('<img src=x>'); \\<img src=x\\>",
                "markdownCell('[a](b) `c` snake_case'); \\[a\\](b) \\`c\\` snake\\_case",
                "markdownOf([{title: 'T', rows: [['a', 'b'], ['1', '2']]}]).replaceAll('\\n', '/'); ### T//| a | b |/| --- | --- |/| 1 | 2 |/",
            })
    void markdown_keepsTextText(String call, String text) {
        assertThat(in("share/tables", call)).isEqualTo(text);
    }

    @Test
    void labels_lieNeitherOnPointsNorOnEachOther() {
        String places = "labelPlaces([{x: 100, y: 100, r: 5, text: 'one'}, {x: 112, y: 100, r: 5, text: 'two'},"
                + " {x: 395, y: 100, r: 5, text: 'at the edge'}], 400)";

        assertThat(in("chart/label-places", places + ".map(place => place.x < 90 || place.x > 110).join()"))
                .isEqualTo("true,true,true");
        assertThat(in("chart/label-places", places + "[2].x < 395")).isEqualTo(true);
    }

    @Test
    void colour_staysWithItsName() {
        String drawn = "['anthropic/claude-opus-4-8', 'anthropic/claude-sonnet-5', 'anthropic/claude-haiku-4-5',"
                + " 'openai/gpt-5.2', 'azure/gpt-5.2'].map(slotOf)";

        assertThat(in("chart/colours", "new Set(" + drawn + ").size")).isEqualTo(5);
        assertThat(in("chart/colours", "[slotOf('z'), slotOf('y'), " + drawn + "].slice(2).join()"))
                .isEqualTo(in("chart/colours", drawn + ".join()"));
    }

    /** Evaluates an expression in which the exports of a module are variables. */
    private Object in(String module, String expression) {
        var script = "async () => { const m = await import('/source/%s.js'); const { %s } = m; return %s; }";
        var names = website.page()
                .evaluate("async () => Object.keys(await import('/source/" + module + ".js')).join(', ')");
        return website.page().evaluate(script.formatted(module, names, expression));
    }
}
