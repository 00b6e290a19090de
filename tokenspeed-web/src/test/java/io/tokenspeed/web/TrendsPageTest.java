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
class TrendsPageTest {
    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        page = website.open("#/trends");
    }

    @AfterEach
    void close() {
        website.assertNoFaults();
        website.close();
        server.close();
    }

    @Test
    void waits_areReadTimeByTime() {
        Locator map = page.locator("#latency .read-chart");

        map.focus();
        page.keyboard().press("Home");
        assertThat(page.locator("#latency [aria-live]"))
                .hasText(Pattern.compile("2026: [0-9,]+ requests, most of them \\(\\d+\\) from \\d+ ms to \\d+ ms$"));
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("ArrowRight");
        }

        assertThat(page.locator("#latency [aria-live]")).containsText("no request with a known value");
    }

    @Test
    void waits_areATableWithTheSameRequests() {
        page.locator("#latency").getByText("View as table").click();

        assertThat(page.locator("#latency tbody tr")).hasCount(28);
        assertThat(page.locator("#latency thead th").nth(1)).hasText("Requests");
        assertThat(page.locator("#latency thead th")).hasCount(22);
    }

    @Test
    void speeds_areAskedForByTheirName() {
        page.locator("#latency")
                .getByText("Speed", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator("#latency h2")).hasText("Speed, end to end, spread over time");
        page.waitForCondition(() ->
                server.requests().stream().anyMatch(request -> request.matches("v1/heatmap.*latency.*metric=e2e.*")));
    }
}
