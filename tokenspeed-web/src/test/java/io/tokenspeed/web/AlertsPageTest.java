package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
class AlertsPageTest {
    private static final String FIRES =
            "\"state\": \"ok\",\n     \"since\": \"2026-11-20T16:21:30Z\",\n     \"value\": 0.02";

    /** A page that asks for nothing of its own. */
    private static final String ELSEWHERE = "#/settings";

    /** As JSON writes it: markup, and a character that turns the text behind it around. */
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\\u202e";
    /** As the page shows it: as text, with the character written out. */
    private static final String SHOWN = "<img src=x onerror=alert(1)>\\u202e";

    /** What a rule would have done: it fires once, in the second of three half hours. */
    private static final String PREVIEW = """
            {"schemaVersion":1,"from":"2026-11-13T16:30:00Z","to":"2026-11-20T16:30:00Z","fired":2,"events":[
            {"series":"","openedAt":"2026-11-18T09:00:00Z","closedAt":"2026-11-18T09:12:00Z","seconds":720,"value":0.3,
            "threshold":0.2,"quiet":"none"}],"t":[1794990600,1794992400,1794994200],
            "courses":[{"series":"","values":[0.1,0.3,null],"thresholds":[0.2,0.2,null]}]}""";

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

    @Test
    void page_showsRulesEventsAndTargets() {
        website.openAlerts();

        assertThat(page.locator("[data-key=error-rate]")).containsText("Errors above 10 %");
        assertThat(page.locator("[data-key=error-rate]")).containsText("OK");
        assertThat(page.locator("[data-key=error-rate]")).containsText("2 %");
        assertThat(page.locator("[data-key=latency]")).containsText("Off");
        assertThat(page.locator("[data-key=token-budget]")).containsText("No data");
        assertThat(page.locator("[data-key='12']")).containsText("18 min");
        assertThat(page.locator("[data-key='11']")).containsText("no: cooldown");
        assertThat(page.locator("[data-key='11']")).containsText("openai, gpt-5.2");
        assertThat(page.locator("[data-key=ops]")).containsText("https://ops.example.com/…");
        assertThat(page.locator("#alert-banner")).isHidden();
        assertThat(page).hasTitle("Alerts · TokenSpeed");
        website.assertNoFaults();
    }

    @Test
    void firing_bannerOnEveryPageUntilItEnds() {
        fire();
        website.open(ELSEWHERE);

        assertThat(page.locator("#alert-banner")).containsText("1 alert firing: Errors above 10 %.");
        assertThat(page.locator("#sections")).containsText("Alerts 1 firing");
        page.getByText("Show the alerts").click();
        assertThat(page.locator("#rules [data-key=error-rate]")).containsText("Firing");
        assertThat(page).hasTitle("Alerts · TokenSpeed");

        server.change("alerts/rules", "\"state\": \"firing\"", "\"state\": \"ok\"");
        server.publishAlert();

        assertThat(page.locator("#alert-banner")).isHidden();
        assertThat(page.locator("#rules [data-key=error-rate]")).containsText("OK");
        website.assertNoFaults();
    }

    @Test
    void mutedRule_firesWithoutBanner() {
        fire();
        server.change("alerts/rules", "\"mutedUntil\": null", "\"mutedUntil\": \"2026-11-20T17:00:00Z\"");

        website.openAlerts();

        assertThat(page.locator("#rules [data-key=error-rate]")).containsText("Firing, muted");
        assertThat(page.locator("#alert-banner")).isHidden();
        assertThat(page.locator("#sections .count")).isHidden();
    }

    @Test
    void failedDelivery_isSaidInTheBanner() {
        server.change(
                "alerts/rules",
                "\"failed\": 0,\n  \"lastError\": null",
                "\"failed\": 3,\n  \"lastError\": \"ops: 404\"");

        website.open(ELSEWHERE);

        assertThat(page.locator("#alert-banner"))
                .containsText("Not delivered: 3 in the last seven days, the last to ops: 404.");
        website.assertNoFaults();
    }

    @Test
    void address_ofARule_opensIt() {
        website.open("#/alerts/error-rate");

        assertThat(page.locator("#details-title")).hasText("Errors above 10 %");
        page.keyboard().press("Escape");
        assertThat(page.locator("#details")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("#/alerts$"));
        website.assertNoFaults();
    }

    @Test
    void address_ofNoRule_saysSo() {
        website.open("#/alerts/gone");

        assertThat(page.locator("#details")).containsText("There is no rule gone.");
        website.assertNoFaults();
    }

    @Test
    void edit_previewComesBeforeSaving() {
        server.answers().put("alerts/preview", PREVIEW);
        server.answers().put("alerts/rules/error-rate", "{}");
        website.openAlerts();
        page.locator("#alert-token").fill("the-token");
        page.locator("[data-focus=rule-error-rate]").click();
        var dialog = page.locator("#details");
        var save = dialog.getByRole(AriaRole.BUTTON, named("Save"));

        assertThat(save).isDisabled();
        dialog.getByLabel("Threshold").fill("0.2");
        dialog.getByRole(AriaRole.BUTTON, named("Preview")).click();
        assertThat(dialog).containsText("Would have fired 2 times in the last seven days.");
        assertThat(dialog).containsText("for 12 min");
        save.click();

        assertThat(dialog).isHidden();
        assertThat(page.locator("[data-focus=rule-error-rate]")).isFocused();
        assertThat(server.changes().get(1)).startsWith("PUT alerts/rules/error-rate Bearer the-token {");
        assertThat(server.changes().get(1)).contains("\"threshold\":\"0.2\"", "\"targets\":\"log,website,desktop\"");
        website.assertNoFaults();
    }

    @Test
    void preview_isAChartWithTheTimesThatWouldHaveFired() {
        server.answers().put("alerts/preview", PREVIEW);
        website.openAlerts();
        page.locator("[data-focus=rule-error-rate]").click();
        var dialog = page.locator("#details");
        dialog.getByRole(AriaRole.BUTTON, named("Preview")).click();

        dialog.locator(".plot canvas").first().waitFor();
        dialog.locator(".plot").focus();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");

        assertThat(dialog.locator("[aria-live]"))
                .hasText(Pattern.compile("^Wed 18 Nov, 10:00 \\S+, would have fired: value 30 %, threshold 20 %$"));
        assertThat(website.accessibilityFaults()).isEmpty();
        dialog.getByText("View as table").click();
        assertThat(dialog.locator("tbody tr").first()).containsText("—");
        website.assertNoFaults();
    }

    @Test
    void edit_changeAfterThePreview_needsAnother() {
        server.answers().put("alerts/preview", "{\"fired\":0,\"events\":[],\"t\":[],\"courses\":[]}");
        website.openAlerts();
        page.locator("[data-focus=rule-error-rate]").click();
        var dialog = page.locator("#details");
        dialog.getByRole(AriaRole.BUTTON, named("Preview")).click();
        assertThat(dialog.getByRole(AriaRole.BUTTON, named("Save"))).isEnabled();

        dialog.getByLabel("Threshold").fill("0.3");

        assertThat(dialog.getByRole(AriaRole.BUTTON, named("Save"))).isDisabled();
    }

    @Test
    void edit_newsOfTheServer_keepsWhatIsTyped() {
        website.openAlerts();
        page.locator("[data-focus=rule-error-rate]").click();
        page.getByLabel("Threshold").fill("0.3");
        server.change("alerts/rules", "0.02", "0.07");

        server.publishAlert();

        assertThat(page.locator("#rules [data-key=error-rate]")).containsText("7 %");
        assertThat(page.getByLabel("Threshold")).hasValue("0.3");
        website.assertNoFaults();
    }

    @Test
    void mute_anHour_untilThen() {
        server.answers().put("alerts/rules/error-rate/mute", "{}");
        website.openAlerts();
        page.locator("[data-focus=rule-error-rate]").click();

        page.locator("#details").getByText("Mute for an hour").click();

        assertThat(page.locator("#details")).isHidden();
        assertThat(server.changes())
                .containsExactly("POST alerts/rules/error-rate/mute null {\"until\":\"2026-11-20T17:30:00.000Z\"}");
    }

    @Test
    void refusal_isShownInTheServersWords() {
        website.openAlerts();
        page.locator("[data-focus=rule-error-rate]").click();

        page.locator("#details").getByText("Mute for an hour").click();

        assertThat(page.locator("#details [role=alert]")).containsText("Unknown: alerts/rules/error-rate/mute");
    }

    @Test
    void test_target_saysWhetherItArrived() {
        server.answers().put("alerts/targets/ops/test", "{\"delivered\":false,\"error\":\"404\"}");
        website.openAlerts();

        page.getByLabel("Send a test to ops").click();

        assertThat(page.locator("#alerts")).containsText("The test did not arrive at ops: 404.");
        website.assertNoFaults();
    }

    @Test
    void hostileNames_areInertAndVisible() {
        server.change("alerts/rules", "\"Errors above 10 %\"", "\"" + HOSTILE + "\"");
        server.change("alerts/events", "\"Errors above 10 %\"", "\"" + HOSTILE + "\"");
        server.change("alerts/events", "gpt-5.2", HOSTILE);
        server.change("alerts/targets", "\"ops\"", "\"" + HOSTILE + "\"");
        fire();

        website.open("#/alerts/error-rate");

        assertThat(page.locator("#details-title")).hasText(SHOWN);
        page.keyboard().press("Escape");
        assertThat(page.locator("#alert-banner")).containsText(SHOWN);
        assertThat(page.locator("#rules [data-key=error-rate]")).containsText(SHOWN);
        assertThat(page.locator("#events [data-key='12']")).containsText(SHOWN);
        assertThat(page.locator("#events [data-key='11']")).containsText(SHOWN);
        assertThat(page.locator("#targets")).containsText(SHOWN);
        assertThat(page.locator("#app img")).hasCount(0);
        website.assertNoFaults();
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "320,LIGHT", "320,DARK"})
    void page_hasNoFaultsAndFits(int width, ColorScheme colours, Browser browser) {
        fire();
        try (var visitor = Website.of(browser, server, width, 800, colours)) {
            var opened = visitor.openAlerts();
            var name = colours.name().toLowerCase(Locale.ROOT) + "-" + width;

            assertThat(opened.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(visitor.accessibilityFaults()).isEmpty();
            visitor.screenshot("alerts-" + name);
            opened.locator("[data-focus=rule-error-rate]").click();
            opened.locator("#details[open]").waitFor();
            assertThat(visitor.accessibilityFaults()).isEmpty();
            visitor.screenshot("alerts-edit-" + name);
            visitor.assertNoFaults();
        }
    }

    private void fire() {
        assertThat(Objects.requireNonNull(server.answers().get("alerts/rules"))).contains(FIRES);
        server.change(
                "alerts/rules", FIRES, FIRES.replace("\"ok\"", "\"firing\"").replace("0.02", "0.14"));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
