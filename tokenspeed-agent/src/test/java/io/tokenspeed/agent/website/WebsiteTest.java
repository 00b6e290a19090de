package io.tokenspeed.agent.website;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        page = visitor.open("#/overview?period=all");
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
        assertRows("models", served.report("providers").get("providers"), "providerName");
        assertRows("projects", served.report("projects").get("projects"), "projectPath");
        visitor.screenshot("real-light-1280", true);
    }

    @ParameterizedTest
    @CsvSource({"project,--project", "provider,--provider", "model,--model", "tool,--agent"})
    void filter_changesCardsTablesAndAddress(String dimension, String flag) throws IOException {
        page.locator("#add-filter").click();
        page.getByLabel("Filter by").selectOption(dimension);
        Locator option = page.locator(".options button").nth(1);
        String value = option.getAttribute("title");

        option.click();
        page.locator(".pill").waitFor();
        visitor.settled();

        JsonNode models = served.report("models", flag, value);
        assertThat(page).hasURL(Pattern.compile("f=is," + dimension + ","));
        assertCards(models);
        assertRows("models", models.get("models"), "modelName");
        assertThat(models.at("/totals/requests").asLong())
                .isLessThan(served.report("models").at("/totals/requests").asLong());
    }

    @Test
    void days_areCutAsInTheReports() throws IOException {
        LocalDate today = LocalDate.now(ServedHome.ZONE);
        String since = today.minusDays(6).toString();
        String until = today.minusDays(3).toString();

        visitor.open("#/overview?period=custom&from=" + since + "&to=" + until);

        assertCards(served.report("daily", "--since", since, "--until", until));
    }

    @Test
    void period_changesCardsAndAddress() throws IOException {
        page.locator("#period").selectOption("7d");
        visitor.settled();

        assertThat(page).hasURL(Pattern.compile("period=7d$"));
        assertCards(served.report("daily", "--since", "7d"));
    }

    @Test
    void chart_hasTheNumbersOfTheDays() throws IOException {
        page.locator("#by").selectOption("day");
        page.locator("#chart-metric").selectOption("requests");
        page.getByText("View as table").click();
        Map<String, Long> byDay = new HashMap<>();
        for (JsonNode day : served.report("daily").get("daily")) {
            byDay.put(day.get("date").asText(), day.get("requests").asLong());
        }

        long all = 0;
        for (Locator row : page.locator("#chart tbody tr").all()) {
            List<String> cells = row.locator("td").allInnerTexts();
            all += cells.stream()
                    .filter(text -> text.matches("[\\d,]+"))
                    .mapToLong(text -> Long.parseLong(text.replace(",", "")))
                    .sum();
        }

        assertThat(all)
                .isEqualTo(byDay.values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void finishedRequest_appearsLive() throws IOException {
        long before = served.report("daily").at("/totals/requests").asLong();
        Locator rows = page.locator("#requests tbody tr").filter(new Locator.FilterOptions().setHasText("shop"));

        served.finishRequest("live" + before);

        assertThat(rows.first()).containsText("~160", new ContainsTextOptions().setTimeout(LIVE_MILLIS));
        page.locator("#chart-metric").selectOption("requests");
        assertThat(page.locator("#chart .legend")).isVisible();
        assertThat(served.report("daily").at("/totals/requests").asLong()).isEqualTo(before + 1);
    }

    @Test
    void pages_listEveryRequestOnce() throws IOException {
        visitor.open("#/requests?period=all");
        page.locator("#requests tbody tr").first().waitFor();
        Set<String> seen = new HashSet<>();
        int rows = 0;
        while (true) {
            Object keys = page.locator("#requests tbody tr").evaluateAll("all => all.map(row => row.dataset.key)");
            for (Object key : (List<?>) keys) {
                seen.add(String.valueOf(key));
                rows++;
            }
            Locator older = page.getByText("Older");
            if (older.isDisabled()) {
                break;
            }
            String hint = page.locator("#requests .hint").first().innerText();
            older.click();
            assertThat(page.locator("#requests .hint").first()).not().hasText(hint);
            page.locator("#requests tbody tr").first().waitFor();
        }

        assertThat(rows).isEqualTo(seen.size());
        assertThat(seen.size())
                .isGreaterThanOrEqualTo(
                        served.report("daily").at("/totals/requests").asInt());
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
        assertThat(details).hasCount(0);
    }

    @Test
    void sessions_areListedLastActiveFirstWithWhatTheyCost() throws IOException {
        JsonNode newest =
                served.report("session", "--order", "desc").get("sessions").get(0);
        visitor.open("#/sessions?period=all");
        Locator rows = page.locator("#sessions tbody tr");
        assertThat(rows.first())
                .hasAttribute("data-key", newest.get("sessionId").asText());

        rows.first().locator("a").first().click();

        assertThat(page.locator("#breakdown-sum strong"))
                .hasAttribute("title", dollars(newest.get("totalCostNanoUsd")));
        visitor.screenshot("real-session-1280", true);
    }

    @Test
    void unmatchedFilters_sayWhatToDo() {
        visitor.visit("#/overview?period=custom&from=2020-01-01&to=2020-01-02");

        assertThat(page.locator("#empty")).containsText("No requests match");
        page.getByText("Show everything").click();
        assertThat(page.locator("#cards")).isVisible();
    }

    private void assertCards(JsonNode report) {
        JsonNode totals = report.get("totals");
        assertThat(card("tokens")).hasAttribute("title", whole(totals.get("totalTokens")) + " tokens");
        assertThat(card("cost")).hasAttribute("title", dollars(totals.get("totalCostNanoUsd")));
        assertThat(card("speed"))
                .hasAttribute(
                        "title",
                        Pattern.compile("all tokens ÷ all time "
                                + String.format(
                                                Locale.ROOT,
                                                "%,.3f",
                                                totals.get("e2eTps").asDouble())
                                        .replaceAll("0+$", "")));
    }

    /** The page shows no row for groups without requests. */
    private void assertRows(String panel, JsonNode report, String name) {
        for (JsonNode row : report) {
            if (row.get("requests").asLong() == 0) {
                continue;
            }
            Locator label = page.locator("th bdi[title='" + row.get(name).asText() + "']");
            Locator shown = page.locator("#" + panel + " tbody tr").filter(new Locator.FilterOptions().setHas(label));
            Object titles = shown.locator("[title]").evaluateAll("all => all.map(one => one.title)");
            assertThat(titles)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .as("%s %s", panel, row.get(name))
                    .contains(whole(row.get("requests")), whole(row.get("totalTokens")));
        }
    }

    private static String whole(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    private static String dollars(JsonNode nano) {
        DecimalFormat format = new DecimalFormat("$#,##0.#########", DecimalFormatSymbols.getInstance(Locale.US));
        return format.format(BigDecimal.valueOf(nano.asLong(), 9));
    }

    private Locator card(String name) {
        return page.locator("[data-card=" + name + "] .card-button");
    }
}
