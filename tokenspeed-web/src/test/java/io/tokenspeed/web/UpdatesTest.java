package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class UpdatesTest {
    private static final double SLOW = 15_000;

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
    void live_showsANewRequestAndReadsTheTotalsAgain() {
        var before = statistics();

        server.finish(Fixtures.liveRow());

        var row = page.locator("#requests tbody tr").first();
        assertThat(row).hasAttribute("data-key", "req-live-1", within(2000));
        assertThat(page.locator("#announce")).containsText("New request: claude-opus-4-8, 1.15K output tokens");
        page.waitForCondition(() -> statistics() > before);
        website.assertNoFaults();
    }

    @Test
    void live_leavesOutWhatTheFiltersExclude() {
        website.open("?modelId=gpt-5.2");
        var other = Fixtures.liveRow();

        server.publish(other);
        server.finish(other.replace("req-live-1", "req-live-2").replace("claude-opus-4-8", "gpt-5.2"));

        page.locator("[data-key=req-live-2]").waitFor();
        assertThat(page.locator("[data-key=req-live-1]").count()).isZero();
        website.assertNoFaults();
    }

    @Test
    void live_pausesAndGoesOn() {
        page.locator("#live").click();
        assertThat(page.locator("#live")).hasText("Paused");

        page.locator("#live").click();
        assertThat(page.locator("#live")).hasText("Live");
        website.assertNoFaults();
    }

    @Test
    void serverAway_keepsTheNumbersAndRecoversByItself() throws IOException {
        server.stop();

        assertThat(page.locator("#banner")).containsText("does not answer");
        assertThat(page.locator("#live")).hasText("Reconnecting");
        assertThat(card("tokens")).containsText("229M");
        website.screenshot("away-1280");

        server.start();

        assertThat(page.locator("#banner")).isHidden(new IsHiddenOptions().setTimeout(SLOW));
        assertThat(page.locator("#live")).hasText("Live", new HasTextOptions().setTimeout(SLOW));
    }

    @Test
    void serverAway_hidesTheNumbersOfOtherFilters() throws IOException {
        server.stop();
        page.getByLabel("7 days").check(new Locator.CheckOptions().setForce(true));

        assertThat(page.locator("#banner")).containsText("tokenspeed serve");
        assertThat(page.locator("#content")).isHidden();

        server.start();
        page.getByText("Retry").click();

        assertThat(card("tokens")).containsText("229M");
    }

    @Test
    void slowOldAnswer_neverCoversANewerOne() {
        var held = new ArrayList<Route>();
        page.route(url -> url.contains("/api/stats?") && url.contains("modelId=gpt-5.2"), held::add);
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption("gpt-5.2");
        page.waitForCondition(() -> !held.isEmpty());

        page.getByText("Clear filters").click();
        settled();
        page.waitForRequestFinished(
                new Page.WaitForRequestFinishedOptions()
                        .setPredicate(request -> request.url().endsWith("/api/stats")),
                () -> held.get(0).fulfill(new Route.FulfillOptions().setBody(Fixtures.nothing())));
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        assertThat(page.locator("#empty")).isHidden();
        assertThat(card("tokens")).containsText("229M");
    }

    @Test
    void refusedParameter_showsTheServersSentence() {
        server.answers().remove("sessions");

        page.getByLabel("7 days").check(new Locator.CheckOptions().setForce(true));

        assertThat(page.locator("#banner")).containsText("Unknown: sessions");
    }

    private Locator card(String name) {
        return page.locator("[data-card=" + name + "]");
    }

    private void settled() {
        page.locator("main[aria-busy=false]").waitFor();
    }

    private long statistics() {
        return server.requests().stream().filter(r -> r.startsWith("stats?")).count();
    }

    private static HasAttributeOptions within(int millis) {
        return new HasAttributeOptions().setTimeout(millis);
    }
}
