package io.tokenspeed.hub.website;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A static copy on a host of files shows a hub of another origin to whoever has the hub's token, and keeps nothing. */
@ExtendWith(Chromium.class)
class StaticCopyTest {
    private static final String TOKEN = "5c1f0a93be7d4426a8e0d1b2c3f49687";
    private static final long START = TestHub.NOW - TestHub.NOW % 300 - 3_000;
    private static final String SEARCH = "#/overview?period=24h";

    @TempDir
    private static Path folder;

    private static FileHost listed;
    private static FileHost stranger;
    private static TestHub hub;

    private Reader reader;
    private Page page;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path site = folder.resolve("site");
        listed = FileHost.of(site);
        stranger = FileHost.of(site);
        Map<String, String> variables = Map.of("TS_HUB_READ_TOKEN", TOKEN, "TS_HUB_ORIGINS", listed.origin());
        hub = TestHub.start(folder, Stores.SQLITE.open(folder), new TestClock(TestHub.NOW), variables, null);
        upload(Bodies.batch(START, 4));
        upload(Bodies.batch(Bodies.record(START, 1, "claude-opus-4-5", 5)));
        SiteScript.copy(hub.uri().toString(), site);
    }

    private static void upload(String body) {
        TestDevice device = hub.device();
        assertThat(hub.send(device.upload(body, hub.now())).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        hub.close();
        listed.close();
        stranger.close();
    }

    @BeforeEach
    void open(Browser browser) {
        reader = new Reader(browser, Instant.ofEpochSecond(TestHub.NOW));
        page = reader.page();
    }

    @AfterEach
    void leave() {
        assertThat(reader.requests())
                .allMatch(request -> request.startsWith("GET "))
                .noneMatch(request -> request.contains(TOKEN))
                .noneMatch(request -> request.contains("/v1/session") || request.contains("/api/live"));
        assertThat(listed.asked()).allMatch(path -> path.startsWith("/repository/"));
        reader.close();
    }

    /** The browser writes every refusal into its console, but no violation of the page's policy. */
    private void assertNoFaultsButRefusals() {
        assertThat(reader.faults()).allMatch(fault -> fault.contains("the server responded with a status of 401"));
    }

    @Test
    void copy_showsTheNumbersOfTheHub() {
        page.navigate(listed.url() + SEARCH);
        assertThat(page.locator("#sign-in")).containsText(hub.uri().getAuthority() + " shows its numbers");
        reader.screenshot("static-sign-in");

        reader.present(TOKEN);

        JsonNode totals = overview().at("/totals");
        assertThat(totals.get("requests").asLong()).isEqualTo(17);
        assertThat(page.locator("[data-card=tokens] .card-button"))
                .hasAttribute("title", whole(totals.get("totalTokens")) + " tokens");
        assertThat(page.locator("#models tbody")).containsText("claude-opus-4-5");
        assertThat(page.locator("#devices tbody tr")).hasCount(2);
        assertThat(page.locator("#origin")).hasText(hub.uri().getAuthority());
        assertThat(page.locator("#live")).hasCount(0);
        for (String other : new String[] {"compare", "trends", "settings"}) {
            page.locator("#sections a[href*='" + other + "']").click();
            assertThat(page).hasURL(Pattern.compile("#/" + other));
            assertThat(page.locator("main .panel").first()).isVisible();
            assertThat(page.locator(".banner.err")).hasCount(0);
        }
        reader.screenshot("static-signed-in");
        assertNoFaultsButRefusals();
    }

    @Test
    void token_isKeptInThePageOnly() {
        page.navigate(listed.url() + SEARCH);
        reader.present(TOKEN);
        page.locator("#cards").waitFor();
        assertThat(page.locator("#sign-out")).isVisible();

        assertThat(reader.kept()).doesNotContain(TOKEN).doesNotContain("/api/");
        page.reload();

        assertThat(page.locator("#token")).isVisible();
        assertThat(page.locator("#cards")).hasCount(0);
        assertNoFaultsButRefusals();
    }

    @Test
    void signingOut_forgetsTheToken() {
        page.navigate(listed.url() + SEARCH);
        reader.present(TOKEN);

        page.locator("#sign-out").click();

        assertThat(page.locator("#token")).isVisible();
        assertThat(page.locator("#token")).hasValue("");
        assertThat(page.locator("body")).not().containsText("Your session has ended");
        assertNoFaultsButRefusals();
    }

    @Test
    void wrongToken_isTold() {
        page.navigate(listed.url() + SEARCH);

        reader.present("0".repeat(32));
        assertThat(page.locator("#token-problem")).hasText("The server does not know this token.");
        reader.present("tökén");
        assertThat(page.locator("#token-problem")).hasText("The server does not know this token.");
        assertThat(page.locator("body")).not().containsText("Your session has ended");

        reader.present(TOKEN);
        assertThat(page.locator("#cards")).isVisible();
        assertNoFaultsButRefusals();
    }

    @Test
    void originThatIsNotListed_isToldThatItGetsNothing() {
        page.navigate(stranger.url() + SEARCH);

        assertThat(page.locator(".banner.err"))
                .containsText(hub.uri().getAuthority() + " does not answer: it does not run, or does not list "
                        + stranger.origin() + " in TS_HUB_ORIGINS.");
        assertThat(page.locator(".banner.err")).not().containsText("tokenspeed serve");
        assertThat(page.locator("#token")).hasCount(0);
        reader.screenshot("static-not-listed");
        assertThat(reader.faults())
                .allMatch(fault -> fault.contains("blocked by CORS policy") || fault.contains("net::ERR_FAILED"));
    }

    private static JsonNode overview() {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/api/v1/overview?period=24h&tz=UTC"))
                        .header("Authorization", "Bearer " + TOKEN))
                .json();
    }

    private static String whole(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }
}
