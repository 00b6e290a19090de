package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class ComparePageTest {
    private static final String PICKED = "#/compare?pick=anthropic/claude-opus-4-8,openai/gpt-5.2,ollama/qwen3-coder";

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
        website.assertNoFaults();
        website.close();
        server.close();
    }

    @Test
    void modelOfSeveralProviders_isComparedFirst() {
        website.open("#/compare");

        assertThat(rows()).hasCount(2);
        assertThat(rows().first()).containsText("openai");
        assertThat(rows().first()).containsText("baseline");
        assertThat(rows().nth(1)).containsText("−27 %, worse");
        assertThat(rows().nth(1)).containsText("n=328");
    }

    @Test
    void fewRequests_giveNoVerdict() {
        website.open(PICKED);

        assertThat(rows()).hasCount(3);
        assertThat(rows().nth(1)).containsText("+43 %, better");
        assertThat(rows().nth(2)).containsText("n = 9, too few");
        website.screenshot("compare-light-1280");
    }

    @Test
    void overlappingIntervals_giveNoVerdict() {
        server.answers().computeIfPresent("v1/overview", (path, all) -> all.replace("\"low\":59.17", "\"low\":57"));

        website.open("#/compare?pick=anthropic/claude-opus-4-8,azure/gpt-5.2");

        assertThat(rows().nth(1)).containsText("no clear difference");
    }

    @Test
    void metric_changesTheVerdictAndTheAddress() {
        website.open(PICKED);

        page.getByText("First token", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();

        assertThat(page).hasURL(Pattern.compile("m=ttft"));
        assertThat(rows().nth(1)).containsText("−42 %, better");
        page.waitForCondition(() ->
                server.requests().stream().anyMatch(request -> request.matches("v1/distribution.*metric=ttft.*")));
    }

    @Test
    void distribution_hasARowForEach() {
        website.open(PICKED);

        assertThat(page.locator(".histogram .row-label")).hasCount(3);
        assertThat(page.locator(".histogram")).hasAttribute("aria-label", Pattern.compile("claude-opus-4-8 median 58"));
    }

    @Test
    void longPrompts_doNotMakeAProviderSlower() {
        website.open("#/compare?pick=openai/gpt-5.2,azure/gpt-5.2");

        assertThat(rows().nth(1)).containsText("−27 %, worse");
        assertThat(stratum("32,001 to 128,000").locator("tr").nth(2)).containsText("no clear difference");
        assertThat(stratum("32,001 to 128,000").locator("tr").nth(2)).containsText("~58 56 to 60");
        assertThat(stratum("8,001 to 32,000").locator("tr").nth(2)).containsText("n = 16, too few");
        assertThat(stratum("8,001 to 32,000").locator(".stratum")).containsText("too few requests to compare");
        assertThat(stratum("not known")).hasCount(0);
    }

    @Test
    void modelThatAnAnswerLacks_isNamed() {
        server.change("v1/strata", "azure/gpt-5.2", "azure/other");

        website.open("#/compare?pick=openai/gpt-5.2,azure/gpt-5.2");

        assertThat(page.locator("#strata")).containsText("so not shown here: azure/gpt-5.2.");
        assertThat(page.locator("#distribution")).not().containsText("not shown here");
    }

    @Test
    void curves_areReadByKeyboardAndAsATable() {
        website.open(PICKED);
        Locator curve = page.locator("#curve-decode");

        curve.locator(".read-chart").focus();
        page.keyboard().press("End");

        assertThat(curve.locator("[aria-live]"))
                .hasText(
                        Pattern.compile("^at most .*: claude-opus-4-8 100.0 %, gpt-5.2 100.0 %, qwen3-coder 100.0 %$"));
        curve.getByText("View as table").click();
        assertThat(curve.locator("thead th")).hasCount(4);
        assertThat(curve.locator("tbody tr").last()).containsText("100.0 %");
        assertThat(page.locator("#curve-ttft .curve")).hasCount(3);
    }

    @Test
    void quadrant_palesWhatHasFewRequests() {
        website.open(PICKED);
        Locator quadrant = page.locator("#quadrant");

        assertThat(quadrant.locator(".point")).hasCount(7);
        assertThat(quadrant.locator(".point.pale")).hasCount(2);
        quadrant.locator(".read-chart").focus();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(quadrant.locator("[aria-live]"))
                .hasText("claude-haiku-4-5: Time to first token 410 ms, Decode speed, tok/s 160, n = 740");
        quadrant.getByText("View as table").click();
        assertThat(quadrant.locator("tbody tr")).hasCount(7);
        assertThat(quadrant.locator("tbody tr").first()).containsText("too few");
    }

    @Test
    void models_areTakenInAndOut() {
        website.open(PICKED);

        page.locator("#picker").getByText("claude-haiku-4-5").click();

        assertThat(rows()).hasCount(4);
        page.locator("#picker").getByText("qwen3-coder").click();
        assertThat(rows()).hasCount(3);
        page.goBack();
        assertThat(rows()).hasCount(4);
    }

    @Test
    void unknownCost_isADash() {
        website.open(PICKED);

        assertThat(rows().nth(2).locator("td").last()).hasText("—");
    }

    private Locator stratum(String size) {
        return page.locator("#strata tbody", new Page.LocatorOptions().setHasText(size));
    }

    private Locator rows() {
        return page.locator("#comparison tbody tr");
    }
}
