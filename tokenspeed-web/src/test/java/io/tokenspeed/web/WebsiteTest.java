package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class WebsiteTest {
    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        page = website.open("");
    }

    @AfterEach
    void close() {
        website.close();
        server.close();
    }

    @Test
    void cards_showTotalsAndWhatTheyLeaveOut() {
        assertThat(card("tokens")).containsText("~229M");
        assertThat(card("tokens").locator(".value")).hasAttribute("title", "229,012,613 tokens");
        assertThat(card("cost")).containsText("≥$126.69");
        assertThat(card("cost")).containsText("703 of 15,463 requests unpriced");
        assertThat(card("speed")).containsText("~69 tok/s");
        assertThat(card("speed")).containsText("90.8 % coverage");
        assertThat(card("requests")).containsText("15,463");
        website.screenshot("light-1280");
        website.assertNoFaults();
    }

    @Test
    void tables_markWhatIsMoreAndWhatIsEstimated() {
        var row = page.locator("#projects tbody tr").filter(new Locator.FilterOptions().setHasText("payments-api"));

        assertThat(row).containsText("≥$27.28");
        assertThat(row).containsText("~52.9M");
        assertThat(row).containsText("~72");
    }

    @Test
    void names_areInertText() {
        assertThat(page.locator("#models [data-name] tbody")).containsText("<img src=x onerror=");
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(page).hasTitle("TokenSpeed");
        website.assertNoFaults();
    }

    @Test
    void attemptsWithoutUsage_areANoteAndNoRow() {
        var models = page.locator("#models");
        assertThat(models.locator("[data-key=unknown]")).hasCount(0);
        assertThat(models.locator(".table-note")).containsText("8 failed and 4 cancelled attempts of unknown.");
        assertThat(page.locator("#providers [data-key=azure]")).hasCount(0);
        assertThat(page.locator("#modelId option[value=unknown]")).hasCount(0);
        assertThat(page.locator("#chart .legend")).not().containsText("unknown");

        models.locator(".table-note").getByText("unknown").click();

        assertThat(page).hasURL(Pattern.compile("\\?modelId=unknown$"));
        website.assertNoFaults();
    }

    @Test
    void failedRequest_hasUnknownTokensAndNoZeros() {
        server.answers().put("history", "[" + Fixtures.failedRow() + "]");

        website.open("?period=7d");

        var cells = page.locator("#requests tbody tr").locator("td");
        assertThat(cells.nth(3)).hasText("—");
        assertThat(cells.nth(4)).hasText("—");
        assertThat(cells.last()).hasText("rate limited");
    }

    @Test
    void unknown_isADash() {
        var row = page.locator("#models tbody tr").filter(new Locator.FilterOptions().setHasText("qwen3-coder"));

        assertThat(row.locator("td").nth(5)).hasText("—");
        website.assertNoFaults();
    }

    @Test
    void period_isSentAndKeptInTheAddress() {
        page.getByLabel("7 days").check(new Locator.CheckOptions().setForce(true));
        settled();

        assertThat(page).hasURL(Pattern.compile("\\?period=7d$"));
        assertThat(server.requests()).contains("stats?tz=Europe%2FAmsterdam&from=2026-11-14");

        page.goBack();
        settled();

        assertThat(page.getByLabel("28 days")).isChecked();
        website.assertNoFaults();
    }

    @Test
    void model_isSentAndCanBeCleared() {
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption("gpt-5.2");
        settled();

        assertThat(page).hasURL(Pattern.compile("\\?modelId=gpt-5.2$"));
        assertThat(server.requests())
                .contains("history?tz=Europe%2FAmsterdam&from=2026-10-24&modelId=gpt-5.2&limit=50");

        page.getByText("Clear filters").click();

        assertThat(page).hasURL(server.url());
        website.assertNoFaults();
    }

    @Test
    void name_narrowsToItself() {
        page.locator("#providers").getByText("ollama").click();

        assertThat(page).hasURL(Pattern.compile("\\?providerId=ollama$"));
        assertThat(page.getByLabel("Provider", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("ollama");
    }

    @Test
    void customPeriod_endsInclusive() {
        website.open("?period=custom&from=2026-10-24&to=2026-10-25");

        assertThat(server.requests())
                .anySatisfy(request -> assertThat(request)
                        .startsWith("series?")
                        .contains("from=2026-10-24&to=2026-10-26")
                        .contains("interval=day"));
        website.assertNoFaults();
    }

    @Test
    void address_notUnderstoodIsNamed() {
        website.open("?period=fortnight&modelId=gpt-5.2");

        assertThat(page.locator("#note")).containsText("period=fortnight");
        assertThat(page.getByLabel("28 days")).isChecked();
    }

    @Test
    void table_sortsBothWaysWithUnknownLast() {
        var button =
                page.locator("#models thead").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("TPS"));
        var first = page.locator("#models tbody tr").first();
        var last = page.locator("#models tbody tr").last();

        button.click();
        assertThat(first).containsText("claude-haiku-4-5");
        assertThat(page.locator("#models th[aria-sort=descending]")).hasText(Pattern.compile("TPS"));

        button.click();
        assertThat(first).containsText("qwen3-coder");
        assertThat(last.locator("td").nth(6)).hasText("—");
        website.assertNoFaults();
    }

    @Test
    void details_openAndCloseByKeyboard() {
        var opener = page.locator("[data-focus=request-req-0004]");
        opener.focus();
        page.keyboard().press("Enter");

        var dialog = page.locator("#details");
        assertThat(dialog).isVisible();
        assertThat(dialog.locator("[data-field=speedBasis]")).containsText("exact_e2e");
        assertThat(dialog.locator("[data-field=ttftMs]")).containsText("612 ms");
        assertThat(dialog.locator("[data-field=totalTokens]")).containsText("Input + cache read");
        page.screenshot(new Page.ScreenshotOptions().setPath(Website.SCREENSHOTS.resolve("details-1280.png")));

        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(opener).isFocused();
        website.assertNoFaults();
    }

    @Test
    void chart_readsByKeyboardAndAsTable() {
        page.locator(".plot").focus();
        page.keyboard().press("End");
        assertThat(page.locator("#chart .reading")).containsText("so far");
        assertThat(page.locator("#announce")).containsText("claude-opus-4-8");

        page.getByText("View as table").click();
        assertThat(page.locator("#chart tbody tr")).hasCount(28);
        website.assertNoFaults();
    }

    @Test
    void theme_isRememberedOverTheSystems() {
        page.locator("#theme").click();
        page.locator("#theme").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");

        website.open("");

        assertThat(page.locator("#theme")).hasText("Theme: dark");
        assertThat(background()).isEqualTo("rgb(14, 17, 22)");
        website.assertNoFaults();
    }

    @Test
    void darkSystem_isFollowed(Browser browser) {
        try (var dark = Website.of(browser, server, 1280, 900, ColorScheme.DARK)) {
            var background = dark.open("").evaluate("getComputedStyle(document.body).backgroundColor");

            assertThat(background).isEqualTo("rgb(14, 17, 22)");
            dark.screenshot("dark-1280");
            dark.assertNoFaults();
        }
    }

    @Test
    void narrowWindow_doesNotOverflow(Browser browser) {
        try (var phone = Website.of(browser, server, 320, 700, ColorScheme.LIGHT)) {
            var width = phone.open("").evaluate("document.documentElement.scrollWidth");

            assertThat(width).isEqualTo(320);
            phone.screenshot("light-320");
            phone.assertNoFaults();
        }
    }

    @Test
    void emptyDatabase_namesTheNextStep() {
        server.answers().put("stats", Fixtures.nothing());

        website.open("?period=all");

        assertThat(page.locator("#empty")).containsText("tokenspeed import");
        assertThat(page.locator("#content")).isHidden();
        website.screenshot("empty-1280");
        website.assertNoFaults();
    }

    private Locator card(String name) {
        return page.locator("[data-card=" + name + "]");
    }

    private void settled() {
        page.locator("main[aria-busy=false]").waitFor();
    }

    private Object background() {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
