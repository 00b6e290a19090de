package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is shown belongs to what was asked, stays while the server is away, and follows what happens. */
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
        page = website.openOverview("");
    }

    @AfterEach
    void close() {
        website.close();
        server.close();
    }

    @Test
    void newRequest_isShownWithinTwoSeconds() {
        server.finish(Fixtures.liveRow());

        assertThat(page.locator("#requests tbody tr").first())
                .containsText("1.15K", new ContainsTextOptions().setTimeout(2000));
        website.assertNoFaults();
    }

    @Test
    void livePage_addsItToTheChartAndMarksIt() {
        website.visit("#/live");
        page.locator("#tail tbody tr").first().waitFor();

        server.publish(Fixtures.liveRow());

        assertThat(page.locator("#tail tbody tr").first()).hasClass("fresh opens");
        assertThat(page.locator("#now .hint").first()).containsText("last minute: 3 requests");
        website.screenshot("live-light-1280");
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

        assertThat(page.locator(".banner.warn").first())
                .containsText("does not answer. Start it with tokenspeed serve. Showing data from");
        assertThat(page.locator("#live")).hasText("Reconnecting");
        assertThat(card()).containsText("42.1M");
        website.screenshot("overview-away-1280");

        server.start();

        assertThat(page.locator(".banner.warn")).hasCount(0, new HasCountOptions().setTimeout(SLOW));
        assertThat(page.locator("#live")).hasText("Live", new HasTextOptions().setTimeout(SLOW));
    }

    @Test
    void serverAway_showsNoNumbersOfOtherFilters() throws IOException {
        server.stop();

        page.locator("#period").selectOption("7d");

        assertThat(page.locator(".banner.err").first()).containsText("tokenspeed serve");
        assertThat(page.locator("#content")).hasCount(0);
        server.start();
        page.getByText("Retry").first().click();
        assertThat(card()).containsText("42.1M", new ContainsTextOptions().setTimeout(SLOW));
    }

    @Test
    void serverAway_theShellStillOpens(Browser browser) {
        try (Website kept = Website.withServiceWorker(browser, server)) {
            Page visited = kept.openOverview("");
            visited.evaluate("navigator.serviceWorker.ready.then(() => true)");
            server.stop();

            visited.reload();

            assertThat(visited.locator(".banner.err")).containsText("The TokenSpeed server does not answer.");
            assertThat(visited.locator(".brand")).hasText("TokenSpeed");
        }
    }

    @Test
    void scriptOfOtherPages_failing_isAskedForAgain() {
        page.route("**/pages.js", Route::abort);
        page.locator("#sections").getByText("Compare").click();
        assertThat(page.locator(".banner.err")).containsText("The TokenSpeed server does not answer.");

        page.getByText("Retry").click();

        assertThat(page.locator("#comparison table")).isVisible();
    }

    @Test
    void slowOldAnswer_neverReplacesANewerOne() {
        List<Route> held = new ArrayList<>();
        page.route(url -> url.contains("/api/v1/overview?") && url.contains("period=7d"), held::add);
        page.locator("#period").selectOption("7d");
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(page.locator("#content")).hasCount(0);

        page.locator("#period").selectOption("90d");
        page.locator("#content").waitFor();
        held.get(0).fulfill(new Route.FulfillOptions().setBody(Fixtures.nothing()));
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        assertThat(page.locator("#empty")).hasCount(0);
        assertThat(card()).containsText("42.1M");
    }

    @Test
    void knownAnswer_isShownAtOnceWhenGoneBackTo() {
        page.locator("#period").selectOption("7d");
        page.locator("#content").waitFor();
        List<Route> held = new ArrayList<>();
        page.route(url -> url.contains("/api/v1/overview?"), held::add);

        page.goBack();

        assertThat(page.locator("#content")).hasAttribute("aria-busy", "true");
        assertThat(card()).containsText("42.1M");
        held.forEach(Route::resume);
        assertThat(page.locator("#content")).hasAttribute("aria-busy", "false");
    }

    @Test
    void refusedParameter_showsTheServersSentence() {
        server.answers().remove("v1/overview");

        page.locator("#period").selectOption("7d");

        assertThat(page.locator("[role=alert]").first()).containsText("Unknown: v1/overview");
    }

    @Test
    void hiddenPage_doesNotFollow() {
        assertThat(page.evaluate("document.visibilityState")).isEqualTo("visible");
        page.evaluate("""
            () => {
              Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }\
            """);

        page.waitForCondition(() -> server.liveReaders() == 0);
    }

    private Locator card() {
        return page.locator("[data-card=tokens]");
    }
}
