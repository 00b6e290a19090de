package io.tokenspeed.agent.website;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The website shows what the reports print, for every filter, and follows the tools' logs. */
@ExtendWith(Chromium.class)
class WebsiteTest {
    private static final double LIVE_MILLIS = 2_000;

    @TempDir
    private static Path folder;

    private static ServedHome served;

    private Visitor visitor;
    private Page page;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        served = ServedHome.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    @BeforeEach
    void open(Browser browser) {
        visitor = Visitor.of(browser, served.url(), 1280, ColorScheme.LIGHT, ServedHome.ZONE);
        page = visitor.open("?period=all");
    }

    @AfterEach
    void leave() {
        visitor.assertNoFaults();
        visitor.close();
    }

    @Test
    void page_showsTheNumbersOfTheReports() throws IOException {
        assertCards(served.report("daily"));
        assertRows("models", served.report("models").get("models"), "modelName");
        assertRows("providers", served.report("providers").get("providers"), "providerName");
        assertRows("projects", served.report("projects").get("projects"), "projectPath");
        visitor.screenshot("real-light-1280", true);
    }

    @ParameterizedTest
    @CsvSource({"projectId,--project", "providerId,--provider", "modelId,--model", "agent,--agent"})
    void filter_changesCardsTablesAndAddress(String filter, String flag) throws IOException {
        Locator select = page.locator("#" + filter);
        String value = select.locator("option").nth(2).getAttribute("value");

        select.selectOption(value);
        visitor.settled();

        JsonNode models = served.report("models", flag, value);
        assertThat(page).hasURL(Pattern.compile("[?&]" + filter + "="));
        assertCards(models);
        assertRows("models", models.get("models"), "modelName");
        assertThat(page.locator("#requests tbody tr").first()).isVisible();
        assertThat(models.at("/totals/requests").asLong())
                .isLessThan(served.report("models").at("/totals/requests").asLong());
    }

    @Test
    void days_areCutAsInTheReports() throws IOException {
        LocalDate today = LocalDate.now(ServedHome.ZONE);
        String since = today.minusDays(6).toString();
        String until = today.minusDays(3).toString();

        visitor.open("?period=custom&from=" + since + "&to=" + until);

        assertCards(served.report("daily", "--since", since, "--until", until));
        assertThat(page.locator("#from")).hasValue(since);
    }

    @Test
    void period_changesCardsAndAddress() throws IOException {
        page.getByLabel("7 days").check(new Locator.CheckOptions().setForce(true));
        visitor.settled();

        assertThat(page).hasURL(Pattern.compile("\\?period=7d$"));
        assertCards(served.report("daily", "--since", "7d"));
    }

    @Test
    void finishedRequest_appearsLive() throws IOException {
        long before = served.report("daily").at("/totals/requests").asLong();
        Locator rows = page.locator("#requests tbody tr").filter(new Locator.FilterOptions().setHasText("shop"));
        int shown = rows.count();

        served.finishRequest("live" + shown);

        assertThat(rows.nth(shown)).isVisible(new IsVisibleOptions().setTimeout(LIVE_MILLIS));
        assertThat(rows.first()).containsText("~160");
        assertThat(card("requests")).hasAttribute("title", String.format(Locale.ROOT, "%,d requests", before + 1));
    }

    @Test
    void details_showEveryFieldOfARequest() {
        Locator row = page.locator("#requests tbody tr").first();
        String model = row.locator("td").first().innerText();

        row.getByRole(AriaRole.BUTTON).click();

        Locator details = page.locator("#details");
        assertThat(details.locator("[data-field=modelID]")).containsText(model);
        assertThat(details.locator("[data-field=sessionID]")).isVisible();
        visitor.screenshot("real-details-1280", false);
        page.keyboard().press("Escape");
        assertThat(details).isHidden();
    }

    @Test
    void sessions_areListedLastActiveFirst() throws IOException {
        JsonNode newest =
                served.report("session", "--order", "desc").get("sessions").get(0);
        Locator rows = page.locator("#sessions tbody tr");

        assertThat(rows.first())
                .hasAttribute("data-key", newest.get("sessionId").asText());
        assertThat(rows.first().locator("td").nth(4)).hasText(whole(newest.get("requests")));
    }

    @Test
    void unmatchedFilters_sayWhatToDo() {
        visitor.open("?period=custom&from=2020-01-01&to=2020-01-02");

        assertThat(page.locator("#empty")).containsText("No requests match");
        page.getByText("Show everything").click();
        assertThat(page.locator("#cards")).isVisible();
    }

    static Stream<Arguments> windows() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(colours -> Stream.of(1280, 320).map(width -> Arguments.of(width, colours)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void window_fitsAndIsAccessible(int width, ColorScheme colours, Browser browser) throws IOException {
        try (Visitor other = Visitor.of(browser, served.url(), width, colours, ServedHome.ZONE)) {
            Object needed = other.open("").evaluate("document.documentElement.scrollWidth");

            assertThat(needed).isEqualTo(width);
            assertThat(other.accessibilityFaults()).isEmpty();
            other.screenshot("real-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width, true);
            other.assertNoFaults();
        }
    }

    private void assertCards(JsonNode report) {
        JsonNode totals = report.get("totals");
        assertThat(card("requests")).hasAttribute("title", whole(totals.get("requests")) + " requests");
        assertThat(card("tokens")).hasAttribute("title", whole(totals.get("totalTokens")) + " tokens");
        assertThat(card("cost")).hasAttribute("title", dollars(totals.get("totalCostNanoUsd")));
        assertThat(card("speed").locator(".number"))
                .hasText("~" + Math.round(totals.get("e2eTps").asDouble()));
    }

    /** The page shows no row for groups without requests. */
    private void assertRows(String table, JsonNode report, String name) {
        Locator rows = page.locator("[data-name=" + table + "] tbody tr");
        int used = 0;
        for (JsonNode row : report) {
            if (row.get("requests").asLong() == 0) {
                continue;
            }
            used++;
            Object titles = page.locator("[data-name=%s] [data-key='%s'] [title]"
                            .formatted(table, row.get(name).asText()))
                    .evaluateAll("all => all.map(one => one.title)");
            assertThat(titles)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .as("%s %s", table, row.get(name))
                    .contains(whole(row.get("requests")), whole(row.get("totalTokens")));
        }
        assertThat(rows).hasCount(used);
    }

    private static String whole(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    private static String dollars(JsonNode nano) {
        DecimalFormat format = new DecimalFormat("$#,##0.#########", DecimalFormatSymbols.getInstance(Locale.US));
        return format.format(BigDecimal.valueOf(nano.asLong(), 9));
    }

    private Locator card(String name) {
        return page.locator("[data-card=" + name + "] .value");
    }
}
