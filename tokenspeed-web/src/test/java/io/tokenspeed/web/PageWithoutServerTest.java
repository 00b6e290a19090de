package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Chromium.class)
class PageWithoutServerTest {
    /** Longer than the page waits before it asks again. */
    private static final HasCountOptions RECOVERED = new HasCountOptions().setTimeout(15_000);

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

    @ParameterizedTest
    @CsvSource({"alerts, #rules, 2", "upload, #sums, 2", "prices, #rates, 1"})
    void deadServer_isSaidOnceAndTheNumbersStay(String name, String panel, int answers) throws IOException {
        website.open("#/" + name);
        assertThat(page.locator(panel + " table")).isVisible();

        server.stop();
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator(".offline")).hasCount(answers);
        assertThat(page.locator(".offline:visible")).hasCount(1);
        assertThat(page.locator(".offline").first()).containsText("The TokenSpeed server does not answer.");
        assertThat(page.locator(panel + " table")).isVisible();
        server.start();

        assertThat(page.locator(".banner")).hasCount(0, RECOVERED);
        website.assertNoFaultsButUnreached();
    }

    @ParameterizedTest
    @CsvSource({"alerts, Alerts, /api/alerts/", "upload, Upload, /api/upload/", "prices, Prices, /api/pricing/"})
    void serverWithoutThePage_hasNoLinkAndShowsTheOverview(String name, String title, String path) {
        server.change("meta", path, "/api/other/");

        website.open("#/" + name);

        assertThat(page.locator("#sections")).not().containsText(title);
        assertThat(page).hasTitle("Overview · TokenSpeed");
        assertThat(page.locator("#note")).containsText("Left out of the address, not understood: " + name + ".");
        assertThat(page.locator("#" + name)).hasCount(0);
        assertThat(server.requests()).noneMatch(request -> ("/api/" + request).startsWith(path));
    }
}
