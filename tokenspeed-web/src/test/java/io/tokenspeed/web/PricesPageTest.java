package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Chromium.class)
class PricesPageTest {
    /** As JSON writes it: markup, and a character that turns the text behind it around. */
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\\u202e";
    /** As the page shows it: as text, with the character written out. */
    private static final String SHOWN = "<img src=x onerror=alert(1)>\\u202e";

    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        page = website.page();
    }

    @AfterEach
    void close() {
        website.close();
        server.close();
    }

    private Locator row(String key) {
        return page.locator("[data-key='" + key + "']");
    }

    @Test
    void page_showsRatesWithTheirSource_unpricedModelsHeldPricesAndLists() {
        website.openPrices();

        assertThat(page).hasTitle("Prices · TokenSpeed");
        assertThat(row("litellm-2026-07-24/anthropic/claude-opus-4-8")).containsText("$5$0.5$6.25$25alwayslitellm");
        assertThat(row("corrections-2026-11-30/openai/gpt-5.6-luna@2026-07-30")).containsText("2026-07-30corrections");
        assertThat(row("user/ollama/qwen3-coder:30b")).containsText("$0.05——$0.2alwaysuser");
        assertThat(row("ollama/llama4:70b")).containsText("411.83M");
        assertThat(row("openrouter/~new/unknown")).containsText("3——");
        assertThat(row("litellm-2026-11-19/openai/gpt-5.6-sol@2026-11-19")).containsText("$5 / $30$0.5 / $3input fell");
        assertThat(page.locator("#syncs")).containsText("The server answered 503.");
        assertThat(page.locator("#rates")).containsText("<img src=x onerror=alert(1)>\\u202e");
        website.assertNoFaults();
    }

    @Test
    void open_rate_showsEveryRateAndWhereItComesFrom() {
        website.openPrices();

        page.locator("[data-focus='rate-litellm-2026-07-24/anthropic/claude-sonnet-4-5']")
                .click();

        Locator details = page.locator("#details");
        assertThat(details).containsText("claude-sonnet-4-5 at anthropic");
        assertThat(details).containsText("Standard, prompt above 200,000 tokens: the whole request");
        assertThat(details).containsText("Output$22.5");
        assertThat(details).containsText("Search of the web, by the call$0.01");
        assertThat(details).containsText("litellm, missing rates from genai-prices");
        page.keyboard().press("Escape");
        page.locator("[data-focus='rate-litellm-2026-07-24/anthropic/claude-opus-4-8']")
                .click();
        assertThat(details).containsText("Service tier fast");
        assertThat(details).containsText("Inference bound to us× 1.1");
        website.assertNoFaults();
    }

    @Test
    void find_leavesTheRatesThatMatch() {
        website.openPrices();
        assertThat(page.getByText("5 prices")).isVisible();

        page.getByLabel("Find").fill("anthropic opus");

        assertThat(page.getByText("1 of 5 prices")).isVisible();
        assertThat(row("litellm-2026-07-24/anthropic/claude-opus-4-8")).isVisible();
        page.getByLabel("Find").fill("nothing like it");
        assertThat(page.getByText("No price matches.")).isVisible();
    }

    @Test
    void heading_sortsTheRates() {
        website.openPrices();
        Locator first = page.locator("#rates tbody tr").first();
        assertThat(first).containsText("claude-opus-4-8");

        page.locator("#rates thead").getByText("Input").click();
        assertThat(first).containsText("claude-opus-4-8");
        page.locator("#rates thead").getByText("Input").click();

        assertThat(first).containsText("qwen3-coder:30b");
        website.assertNoFaults();
    }

    @Test
    void serverWithoutSync_showsNothingOfIt() {
        server.change("meta", "/api/pricing/held", "/api/pricing/other");
        server.change("meta", "/api/pricing/sync", "/api/pricing/another");

        website.openPrices();

        assertThat(page.locator("#held")).hasCount(0);
        assertThat(page.locator("#syncs")).hasCount(0);
        assertThat(server.requests())
                .noneMatch(path -> path.startsWith("pricing/held") || path.startsWith("pricing/sync"));
        website.assertNoFaults();
    }

    @Test
    void nothingUnpriced_saysSo() {
        server.answers().put("pricing/unpriced", "[]");
        server.answers().put("pricing/held", "[]");
        server.answers().put("pricing/sync", "[]");

        website.openPrices();

        assertThat(page.locator("#prices")).containsText("Every request has a cost.");
        assertThat(page.locator("#prices")).containsText("No price waits for you.");
        assertThat(page.locator("#prices")).containsText("Prices were never fetched");
    }

    @Test
    void refusal_isSaidAndCanBeTriedAgain() {
        String rates = Objects.requireNonNull(server.answers().remove("pricing/rates"));
        website.open("#/prices");

        assertThat(page.locator("#prices [role=alert]")).containsText("Unknown: pricing/rates");
        assertThat(page.locator("#unpriced table")).isVisible();
        server.answers().put("pricing/rates", rates);
        page.getByText("Retry").click();

        assertThat(page.locator("#rates table")).isVisible();
        assertThat(page.locator("#prices [role=alert]")).hasCount(0);
    }

    @Test
    void hostileNames_areInertAndVisible() {
        server.change("pricing/unpriced", "llama4:70b", HOSTILE);
        server.change("pricing/held", "input fell", HOSTILE);
        server.change("pricing/sync", "The server answered 503.", HOSTILE);

        website.openPrices();
        for (String panel : List.of("#unpriced", "#held", "#rates", "#syncs")) {
            assertThat(page.locator(panel)).containsText(SHOWN);
        }
        page.locator("[data-focus='rate-litellm-2026-07-24/openrouter/evil']").click();

        assertThat(page.locator("#details-title")).hasText(SHOWN + " at openrouter");
        assertThat(page.locator("#details-body")).containsText(SHOWN);
        assertThat(page.locator("#app img")).hasCount(0);
        website.assertNoFaults();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "320, light", "320, dark"})
    void everyWidthAndTheme_noAccessibilityFaults(int width, String theme, Browser browser) {
        ColorScheme colours = ColorScheme.valueOf(theme.toUpperCase(Locale.ROOT));
        try (var visitor = Website.of(browser, server, width, 800, colours)) {
            Page narrow = visitor.openPrices();

            assertThat(visitor.accessibilityFaults()).isEmpty();
            assertThat((Boolean) narrow.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            visitor.screenshot("prices-" + width + "-" + theme);
            narrow.locator("[data-focus='rate-litellm-2026-07-24/anthropic/claude-opus-4-8']")
                    .click();
            narrow.locator("#details[open]").waitFor();
            assertThat(visitor.accessibilityFaults()).isEmpty();
            visitor.screenshot("prices-rate-" + width + "-" + theme);
            visitor.assertNoFaults();
        }
    }
}
