package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class RequestsPageTest {
    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        page = website.open("#/requests");
        page.locator("#requests tbody tr").first().waitFor();
    }

    @AfterEach
    void close() {
        website.assertNoFaults();
        website.close();
        server.close();
    }

    @Test
    void pages_followTheCursorAndGoBack() {
        assertThat(page.locator("#requests .hint").first()).hasText("1 to 50 of 2,344, latest first");
        assertThat(page.getByText("Newer")).isDisabled();

        page.getByText("Older").click();

        assertThat(page.locator("#requests .hint").first()).hasText("51 to 100 of 2,344, latest first");
        page.waitForCondition(() -> server.requests().stream().anyMatch(request -> request.endsWith("&cursor=abc")));
        page.getByText("Newer").click();
        assertThat(page.locator("#requests .hint").first()).hasText("1 to 50 of 2,344, latest first");
    }

    @Test
    void lastPage_hasNoOlderOne() {
        server.change("v1/requests", "\"next\":\"abc\"", "\"next\":null");

        page.reload();

        assertThat(page.getByText("Older")).isDisabled();
    }

    @Test
    void newRequests_doNotMoveAPageThatIsRead() {
        page.getByText("Older").click();
        assertThat(page.locator("#requests .hint").first()).containsText("51 to 100");

        server.publish(Fixtures.liveRow());

        page.getByText("1 new").click();
        assertThat(page.locator("#requests .hint").first()).containsText("1 to 50");
    }

    @Test
    void all_canBeDownloadedWithTheFilters() {
        website.visit("#/requests?f=gte,latency_ms,2000&f=is,status,failed");

        assertThat(page.getByLabel("Remove filter: Latency (ms) ≥ 2000")).isVisible();
        assertThat(page.getByText("CSV of all"))
                .hasAttribute("href", Pattern.compile("format=csv.*f=gte%2Clatency_ms%2C2000&f=is%2Cstatus%2Cfailed"));
    }

    @Test
    void request_ofTheAddress_isOpened() {
        website.visit("#/requests?peek=998");

        assertThat(page.locator("#details")).containsText("claude-haiku-4-5");
        assertThat(page.locator("#details .waterfall")).containsText("4.00 s in all");
    }

    @Test
    void requestOnNoPage_isAskedFor() {
        server.answers().put("v1/requests/old", "{\"request\":" + Fixtures.liveRow() + "}");

        website.visit("#/requests?peek=old");

        assertThat(page.locator("#details .waterfall")).containsText("612 ms to the first token, then 18.7 s");
        assertThat(page.locator("#details").getByText("Its session")).hasAttribute("href", "#/sessions/ses-000");
    }

    @Test
    void filter_hasNumbersHere() {
        page.locator("#add-filter").click();
        page.getByLabel("Filter by").selectOption("latency_ms");
        page.getByLabel("Value").fill("5000");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("f=gte,latency_ms,5000$"));
        assertThat(server.requests())
                .noneMatch(request -> request.startsWith("v1/overview") && request.contains("latency_ms"));
    }
}
