package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Chromium.class)
class HubPageTest {
    private static final String DEVICE = "AQIDBAUGBwgJCgsMDQ4PEBES";

    private final HubSession session = new HubSession();
    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = FixtureServer.hub(session);
        website = Website.of(browser, server);
        page = website.page();
    }

    @AfterEach
    void close() {
        website.close();
        server.close();
    }

    @Test
    void stranger_seesOnlyTheForm() {
        website.visit("?period=7d");

        assertThat(page.locator("#token")).isFocused();
        assertThat(page.locator("#overview")).isHidden();
        assertThat(page.locator("#sections")).isHidden();
        assertThat(page.locator("#live")).isHidden();
        assertThat(server.requests()).containsExactly("meta");
        website.screenshot("hub-sign-in-1280");
        website.assertNoFaultsButRefusals();
    }

    @Test
    void wrongToken_isToldAndTheRightOneOpensTheNumbers() {
        website.visit("?period=7d");
        var field = page.locator("#token");
        field.fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("#token-problem")).hasText("The server does not know this token.");
        assertThat(field).hasAttribute("aria-invalid", "true");

        field.fill(HubSession.TOKEN);
        page.keyboard().press("Enter");

        assertThat(page.locator("[data-card=tokens]")).containsText("229M");
        assertThat(page).hasURL(Pattern.compile("\\?period=7d$"));
        assertThat(page.evaluate("document.cookie + JSON.stringify({...localStorage, ...sessionStorage})"))
                .asString()
                .doesNotContain(HubSession.TOKEN, "ts_session");
        website.assertNoFaultsButRefusals();
    }

    @Test
    void hub_showsDevicesAndNoSingleRequests() {
        website.signIn("");

        var rows = page.locator("#devices tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.first()).containsText("AQIDBAUGBw…");
        assertThat(rows.first().locator("th .name")).hasAttribute("title", "Show only " + DEVICE);
        assertThat(page.locator("#projects")).containsText("p_mAs1Z");
        for (var part : new String[] {"#requests", "#sessions", "#live", "#upload-link", "#upload"}) {
            assertThat(page.locator(part)).isHidden();
        }
        assertThat(server.requests()).noneMatch(request -> request.matches("(history|sessions|live|upload).*"));
        assertThat(page.locator("#about")).containsText("Sums that devices sent to this hub");
        website.screenshot("hub-1280");
        website.assertNoFaultsButRefusals();
    }

    @Test
    void device_withAName_isShownByIt() {
        String devices = Objects.requireNonNull(server.answers().get("devices"));
        server.answers()
                .put(
                        "devices",
                        devices.replace("\"" + DEVICE + "\"", "\"" + DEVICE + "\",\"name\":\"<b>Ana's</b> laptop\""));
        website.signIn("?period=7d");

        page.locator("#devices").getByText("<b>Ana's</b> laptop").click();
        settled();

        assertThat(page).hasURL(Pattern.compile("deviceId=" + DEVICE + "$"));
        assertThat(page.locator("#devices-hint")).hasText("only <b>Ana's</b> laptop");
        assertThat(page.locator("#filters")).containsText("<b>Ana's</b> laptop (");
        website.assertNoFaultsButRefusals();
    }

    @Test
    void device_narrowsEveryNumber() {
        website.signIn("?period=7d");

        page.locator("#devices").getByText("AQIDBAUGBw…").click();
        settled();

        assertThat(page).hasURL(Pattern.compile("\\?period=7d&deviceId=" + DEVICE + "$"));
        assertThat(page.getByLabel("Device", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(DEVICE);
        assertThat(page.locator("#devices-hint")).hasText("only " + DEVICE);
        assertThat(server.requests())
                .contains("stats?tz=Europe%2FAmsterdam&from=2026-11-14&deviceId=" + DEVICE)
                .contains("devices?tz=Europe%2FAmsterdam&from=1794610800&deviceId=" + DEVICE + "&limit=1000");
        page.getByText("Clear filters").click();
        assertThat(page).hasURL(Pattern.compile("\\?period=7d$"));
        website.assertNoFaultsButRefusals();
    }

    @Test
    void devices_areAskedWithTheHubsNames() {
        website.signIn("?period=all&projectId=p_x&agent=codex&modelId=m&providerId=openai");

        assertThat(server.requests())
                .contains(
                        "devices?tz=Europe%2FAmsterdam&anonProjectId=p_x&providerId=openai&modelId=m&tool=codex&limit=1000");
    }

    @Test
    void signOut_leavesNoNumbers() {
        website.signIn("");

        page.locator("#sign-out").click();

        assertThat(page.locator("#token")).isVisible();
        assertThat(page.locator("#cards")).isEmpty();
        website.assertNoFaultsButRefusals();
    }

    @Test
    void endedSession_asksAgainAndGoesOn() {
        website.signIn("");
        session.expire();

        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption("gpt-5.2");

        assertThat(page.locator("#sign-in")).containsText("Your session has ended.");
        assertThat(page.locator("#overview")).isHidden();
        page.locator("#token").fill(HubSession.TOKEN);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[data-card=tokens]")).containsText("229M");
        assertThat(page).hasURL(Pattern.compile("\\?modelId=gpt-5.2$"));
        website.assertNoFaultsButRefusals();
    }

    @Test
    void emptyHub_namesTheNextStep() {
        server.answers().put("stats", Fixtures.nothing());

        website.signIn("?period=all");

        assertThat(page.locator("#empty")).containsText("tokenspeed hub invite create");
        website.screenshot("hub-empty-1280");
    }

    @Test
    void localServer_knowsNoDevice(Browser browser) throws IOException {
        try (var local = new FixtureServer();
                var visitor = Website.of(browser, local)) {
            var opened = visitor.open("?deviceId=x");

            assertThat(opened.locator("#note")).containsText("deviceId=x");
            assertThat(opened.locator("#deviceId")).isHidden();
            assertThat(local.requests()).noneMatch(request -> request.contains("deviceId"));
            visitor.assertNoFaults();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "320,LIGHT", "320,DARK"})
    void hub_hasNoFaultsAndFits(int width, ColorScheme colours, Browser browser) {
        try (var visitor = Website.of(browser, server, width, 800, colours)) {
            var opened = visitor.visit("");
            assertThat(visitor.accessibilityFaults()).isEmpty();
            assertThat(opened.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);

            visitor.signIn("");
            assertThat(visitor.accessibilityFaults()).isEmpty();
            assertThat(opened.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            visitor.screenshot("hub-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width);
            visitor.assertNoFaultsButRefusals();
        }
    }

    private void settled() {
        page.locator("main[aria-busy=false]").waitFor();
    }
}
