package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Locale;
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
        website.assertNoFaultsButRefusals();
        website.close();
        server.close();
    }

    @Test
    void stranger_seesOnlyTheForm() {
        website.visit("#/overview?period=7d");

        assertThat(page.locator("#token")).isFocused();
        assertThat(page.locator("#sections")).hasCount(0);
        assertThat(page.locator("#live")).hasCount(0);
        assertThat(server.requests()).allMatch(request -> request.equals("meta"));
        website.screenshot("hub-sign-in-1280");
    }

    @Test
    void wrongToken_isToldAndTheRightOneOpensTheNumbers() {
        website.visit("#/overview?period=7d");
        var field = page.locator("#token");
        field.fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("#token-problem")).hasText("The server does not know this token.");
        assertThat(field).hasAttribute("aria-invalid", "true");

        field.fill(HubSession.TOKEN);
        page.keyboard().press("Enter");

        assertThat(page.locator("[data-card=tokens]")).containsText("42.1M");
        assertThat(page).hasURL(Pattern.compile("period=7d$"));
        assertThat(page.evaluate("document.cookie + JSON.stringify({...localStorage, ...sessionStorage})"))
                .asString()
                .doesNotContain(HubSession.TOKEN, "ts_session");
    }

    @Test
    void hub_tellsThatItKnowsNoSizesOfPrompts() {
        website.signIn("#/compare");

        assertThat(page.locator("#strata")).containsText("cannot be told here");
        assertThat(page.locator("#strata table")).hasCount(0);
        assertThat(server.requests()).noneMatch(request -> request.contains("strata"));
    }

    @Test
    void hub_showsDevicesByNameAndNoSingleRequests() {
        website.signIn("");

        var rows = page.locator("#devices tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("<b>Ana's</b> laptop");
        assertThat(rows.nth(1)).containsText("Device 2");
        assertThat(page.locator("#devices")).not().containsText(DEVICE);
        assertThat(page.locator("#origin")).hasText("Hub");
        assertThat(page.locator("#sections")).not().containsText("Requests");
        assertThat(page.locator("#sections")).not().containsText("Upload");
        assertThat(page.locator("#live")).hasCount(0);
        assertThat(server.requests())
                .noneMatch(request -> request.matches("(v1/)?(history|requests|sessions|live|upload).*"));
        assertThat(page.locator("#about")).containsText("Sums that devices sent to this hub");
        website.screenshot("hub-light-1280");
    }

    @Test
    void device_narrowsEveryNumber() {
        website.signIn("");

        page.locator("#devices").getByText("<b>Ana's</b> laptop").click();

        assertThat(page).hasURL(Pattern.compile("f=is,device," + DEVICE + "$"));
        page.waitForCondition(() -> server.requests().stream()
                .anyMatch(request -> request.matches("v1/overview\\?.*f=is%2Cdevice%2C" + DEVICE + ".*")));
    }

    @Test
    void signOut_leavesNoNumbers() {
        website.signIn("");
        page.locator("#content").waitFor();

        page.locator("#sign-out").click();

        assertThat(page.locator("#token")).isVisible();
        assertThat(page.locator("#content")).hasCount(0);
    }

    @Test
    void endedSession_asksAgainAndGoesOn() {
        website.signIn("");
        page.locator("#chart canvas").waitFor();
        page.locator("#devices table").waitFor();
        page.locator("#projects table").waitFor();
        session.expire();

        page.locator("#period").selectOption("7d");

        assertThat(page.locator("#sign-in")).containsText("Your session has ended.");
        assertThat(page.locator("#content")).hasCount(0);
        page.locator("#token").fill(HubSession.TOKEN);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[data-card=tokens]")).containsText("42.1M");
        assertThat(page).hasURL(Pattern.compile("period=7d$"));
    }

    @Test
    void emptyHub_namesTheNextStep() {
        server.answers().put("v1/overview", Fixtures.nothing().replace("\"kind\":\"local\"", "\"kind\":\"hub\""));

        website.signIn("");

        assertThat(page.locator("#empty")).containsText("tokenspeed hub invite create");
        website.screenshot("hub-empty-1280");
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "320,LIGHT", "320,DARK"})
    void hub_hasNoFaultsAndFits(int width, ColorScheme colours, Browser browser) {
        try (var visitor = Website.of(browser, server, width, 800, colours)) {
            var opened = visitor.visit("");
            assertThat(visitor.accessibilityFaults()).isEmpty();
            assertThat(opened.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);

            visitor.signIn("").locator("#devices table").waitFor();
            assertThat(visitor.accessibilityFaults()).isEmpty();
            assertThat(opened.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            visitor.screenshot("hub-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width);
            visitor.assertNoFaultsButRefusals();
        }
    }
}
