package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class OverviewPageTest {
    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        page = website.openOverview("");
    }

    @AfterEach
    void close() {
        website.assertNoFaults();
        website.close();
        server.close();
    }

    @Test
    void cards_showTotalsChangesAndWhatTheyLeaveOut() {
        assertThat(card("tokens")).containsText("~42.1M");
        assertThat(card("tokens").locator(".card-button")).hasAttribute("title", "42,060,000 tokens");
        assertThat(card("cost")).containsText("≥$174.20");
        assertThat(card("cost")).containsText("12 of 25,693 requests unpriced");
        assertThat(card("speed")).containsText("~74 tok/s");
        assertThat(card("speed").locator(".change")).hasText("▲ +5.7 % better");
        assertThat(card("ttft").locator(".change")).hasText("▼ −12 % better");
        assertThat(card("ttft")).containsText("n = 10,333");
        assertThat(card("errors")).containsText("of 25,740 attempts");
        website.screenshot("overview-light-1280");
    }

    @Test
    void card_choosesWhatTheChartShows() {
        card("ttft").locator(".card-button").click();

        assertThat(page).hasURL(Pattern.compile("#/overview\\?m=ttft$"));
        assertThat(card("ttft").locator(".card-button")).hasAttribute("aria-pressed", "true");
        assertThat(card("tokens").locator(".card-button")).hasAttribute("aria-pressed", "false");
        assertThat(page.locator("#chart-title")).hasText("Time to first token over time");
        assertThat(page.locator("#chart .hint").first()).containsText("lower is better");

        page.goBack();

        assertThat(page.locator("#chart-title")).hasText("Tokens over time");
    }

    @Test
    void chart_readsByKeyboardAndAsTable() {
        page.locator("#chart-metric").selectOption("ttft");
        page.locator(".plot").focus();
        page.keyboard().press("End");
        assertThat(page.locator("#chart .reading")).containsText("20 Nov 2026, not over yet");
        assertThat(page.locator("#chart [aria-live]")).containsText("median");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#chart .reading")).containsText("19 Nov 2026");
        page.keyboard().press("Escape");
        assertThat(page.locator("#chart .reading")).hasText("");

        page.getByText("View as table").click();

        assertThat(page.locator("#chart tbody tr")).hasCount(28);
        assertThat(page.locator("#chart tbody tr").nth(14).locator("td").first())
                .hasText("—");
    }

    @Test
    void chart_ofASum_isBrokenDownByModel() {
        assertThat(page.locator("#chart .legend")).containsText("claude-opus-4-8");
        assertThat(page.locator("#chart .legend")).containsText("gpt-5.2 (openai)");
        assertThat(page.locator("#chart .legend")).containsText("gpt-5.2 (azure)");
        assertThat(page.locator("#chart .legend")).containsText("Other (3 models)");
        assertThat(page.locator("#chart .legend")).containsText("previous period");
    }

    @Test
    void models_areGroupedByProviderAndSaySmallNumbers() {
        Locator rows = page.locator("#models tbody tr");
        assertThat(rows.first()).containsText("anthropic");
        Locator few = rows.filter(new Locator.FilterOptions().setHasText("qwen3-coder"));
        assertThat(few).containsText("n=9");
        assertThat(few.locator("td").nth(2)).hasText("—");
        assertThat(page.locator("#models .strip").first()).hasAttribute("aria-label", Pattern.compile("median ~?58"));

        page.getByLabel("Models of anthropic").click();

        assertThat(page.locator("#models")).not().containsText("claude-opus-4-8");
    }

    @Test
    void models_sortBothWaysWithinTheirProvider() {
        Locator button = page.locator("#models thead")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Requests"));

        button.click();
        assertThat(page).hasURL(Pattern.compile("sort=-requests"));
        assertThat(page.locator("#models tbody tr").nth(1)).containsText("claude-sonnet-5");

        button.click();
        assertThat(page.locator("#models th[aria-sort=ascending]")).hasText(Pattern.compile("Requests"));
        assertThat(page.locator("#models tbody tr").first()).containsText("ollama");
    }

    @Test
    void attemptsWithoutUsage_areANoteAndNoRow() {
        assertThat(page.locator("#models tbody")).not().containsText("unknown");
        assertThat(page.locator("#models .table-note"))
                .hasText("Also 8 failed and 4 cancelled attempts of unknown, without usage.");
    }

    @Test
    void names_areInertTextAndNarrow() {
        assertThat(page.locator("#models tbody")).containsText("<img src=x onerror=alert(1)>\\u202egnp.exe");
        assertThat(page.locator("main img")).hasCount(0);

        page.locator("#models").getByText("ollama").click();

        assertThat(page).hasURL(Pattern.compile("#/overview\\?f=is,provider,ollama$"));
        assertThat(page.getByLabel("Remove filter: Provider is ollama")).isVisible();
    }

    @Test
    void request_opensAndClosesByKeyboard() {
        Locator opener = page.locator("#requests tbody button").first();
        opener.focus();
        page.keyboard().press("Enter");

        Locator dialog = page.locator("#details");
        assertThat(dialog).isVisible();
        assertThat(dialog.locator("[data-field=speedBasis]")).containsText("e2e_approx");
        assertThat(dialog.locator("[data-field=totalTokens]")).containsText("Input + cache read");
        assertThat(page).hasURL(Pattern.compile("peek=1000$"));

        page.keyboard().press("Escape");

        assertThat(dialog).hasCount(0);
        assertThat(opener).isFocused();
    }

    @Test
    void measure_isExplained() {
        page.getByLabel("How Time to first token is measured").click();

        assertThat(page.locator("#details")).containsText("From sending the request to the first content");
    }

    @Test
    void failedRequest_hasUnknownTokensAndNoZeros() {
        server.change("v1/overview", "\"status\":\"ok\"", "\"status\":\"failed\",\"totalTokensAll\":0,\"was\":\"ok\"");
        server.change("v1/overview", "\"totalTokensAll\":10040", "\"x\":0");

        page.reload();

        assertThat(page.locator("#requests tbody tr").nth(1).locator("td").nth(3))
                .hasText("—");
    }

    @Test
    void project_isShownByItsNameWithItsCourse() {
        assertThat(page.locator("#projects tbody tr").first()).containsText("shop");
        assertThat(page.locator("#projects .spark path").first()).isVisible();
    }

    @Test
    void emptyDatabase_namesTheNextStep() {
        server.answers().put("v1/overview", Fixtures.nothing());

        page.reload();

        assertThat(page.locator("#empty")).containsText("tokenspeed import");
        assertThat(page.locator("#content")).hasCount(0);
        website.screenshot("overview-empty-1280");
    }

    @Test
    void tooNarrowFilter_offersToBeRemoved() {
        server.answers().put("v1/overview", Fixtures.nothing().replace("\"hasData\":false", "\"hasData\":true"));
        website.visit("#/overview?f=is,model,none");

        page.getByText("Remove: Model is none").click();

        assertThat(page).hasURL(Pattern.compile("#/overview$"));
    }

    @Test
    void inventedNumbers_areSaidToBe() {
        server.change("v1/overview", "\"demo\":false", "\"demo\":true");

        page.reload();

        assertThat(page.locator("#note")).containsText("These numbers are invented");
    }

    private Locator card(String name) {
        return page.locator("[data-card=" + name + "]");
    }
}
