package io.tokenspeed.hub.website;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The website of a public hub, before and after signing in. */
@ExtendWith(Chromium.class)
class PublicPageTest {
    private static final String TOKEN = "5c1f0a93be7d4426a8e0d1b2c3f49687";
    private static final long DAY = 86_400;
    private static final long START = TestHub.NOW - TestHub.NOW % 300 - 300;

    @TempDir
    private static Path folder;

    private static TestHub hub;

    private Reader reader;
    private Page page;

    /** Six devices with one model, of which two have another one that nobody may see. */
    @BeforeAll
    static void start() {
        Map<String, String> variables = Map.of("TS_HUB_READ_TOKEN", TOKEN, "TS_HUB_DASHBOARD_ACCESS", "public");
        hub = TestHub.start(folder, Stores.SQLITE.open(folder), new TestClock(TestHub.NOW), variables, null);
        for (int device = 0; device < 6; device++) {
            String common = Bodies.record(START, 1, "claude-sonnet-4-5", 3);
            String rare = Bodies.record(START, 1, "claude-secret-1", 4);
            String body = device < 2 ? Bodies.batch(common, rare) : Bodies.batch(common);
            assertThat(hub.send(hub.device().upload(body, hub.now())).status()).isEqualTo(200);
        }
        hub.clock.advance(2 * DAY);
        hub.hub.parts().maintenance().everyNight();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void open(Browser browser) {
        reader = new Reader(browser, Instant.ofEpochSecond(hub.now()));
        page = reader.page();
        page.navigate(hub.uri() + "/#/overview?period=7d");
    }

    @AfterEach
    void leave() {
        assertThat(reader.faults()).allMatch(fault -> fault.contains("the server responded with a status of 401"));
        reader.close();
    }

    @Test
    void stranger_seesWhatManyDidAndWhyTheRestIsHidden() {
        assertThat(page.locator("h1")).hasText("What this hub shows to everybody");
        assertThat(page.locator("#public-totals")).containsText("18");
        assertThat(page.locator("#public-models tbody tr")).hasCount(1);
        assertThat(page.locator("#public-models tbody tr")).containsText("claude-sonnet-4-5");
        assertThat(page.locator("#public-models tbody tr")).containsText("≥5");
        assertThat(page.locator("#public-providers tbody tr")).containsText("anthropic");
        assertThat(page.locator("#public-course canvas")).isVisible();
        assertThat(page.locator("#public-hidden")).containsText("at least 5 devices");
        assertThat(page.locator("body")).not().containsText("secret");
        assertThat(page.locator("#sections")).hasCount(0);
        reader.screenshot("public-page");
        assertThat(reader.requests())
                .filteredOn(request -> request.contains("/api/"))
                .allMatch(request -> request.endsWith("/api/meta") || request.contains("/api/v1/public?days="));
    }

    @Test
    void periodAndMetric_canBeChosen() {
        page.locator("#public-days").selectOption("7");
        page.locator("#public-metric").selectOption("requests");
        page.locator("#public-view").click();

        assertThat(page.locator("#public-course tbody tr")).hasCount(7);
        assertThat(page.locator("#public-course")).containsText("18");
        assertThat(reader.requests()).anyMatch(request -> request.endsWith("/api/v1/public?days=7"));
    }

    @Test
    void member_signsInAndSeesAll() {
        page.locator("#sign-in-open").click();
        assertThat(page.locator("#public")).hasCount(0);

        reader.present(TOKEN);

        assertThat(page.locator("#cards")).isVisible();
        assertThat(page.locator("#models tbody")).containsText("claude-secret-1");
        page.locator("#sign-out").click();
        assertThat(page.locator("#public-totals")).isVisible();
    }
}
