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
        website.screenshot("alerts-1280");
        website.assertNoFaults();
    }

    @Test
    void firing_bannerOnEveryViewUntilItEnds() {
        fire();
        website.open("");

        assertThat(page.locator("#alert-banner")).containsText("Firing: Errors above 10 %.");
        page.getByText("Show the alerts").click();
        assertThat(page.locator("#alerts-title")).isFocused();
        assertThat(page.locator("[data-key=error-rate]")).containsText("Firing");
        assertThat(page).hasTitle("Alerts · TokenSpeed");

        server.change("alerts/rules", "\"state\": \"firing\"", "\"state\": \"ok\"");
        server.publishAlert();

        assertThat(page.locator("#alert-banner")).isHidden();
        website.assertNoFaults();
    }

    @Test
    void failedDelivery_isSaidInTheBanner() {
        server.change(
                "alerts/rules",
                "\"failed\": 0,\n  \"lastError\": null",
                "\"failed\": 3,\n  \"lastError\": \"ops: 404\"");

        website.open("");

        assertThat(page.locator("#alert-banner"))
                .containsText("Not delivered: 3 in the last seven days, the last to ops: 404.");
        website.assertNoFaults();
    }

    @Test
    void edit_previewComesBeforeSaving() {
        server.answers().put("alerts/preview", """
                {"schemaVersion":1,"from":"2026-11-13T16:30:00Z","to":"2026-11-20T16:30:00Z","fired":2,"events":[
                {"series":"","openedAt":"2026-11-18T09:00:00Z","closedAt":"2026-11-18T09:12:00Z","seconds":720,"value":0.3,
                "threshold":0.2,"quiet":"none"}]}""");
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
        website.screenshot("alerts-edit-1280");
        save.click();

        assertThat(dialog).isHidden();
        assertThat(server.changes().get(1)).startsWith("PUT alerts/rules/error-rate Bearer the-token {");
        assertThat(server.changes().get(1)).contains("\"threshold\":\"0.2\"", "\"targets\":\"log,website,desktop\"");
        website.assertNoFaults();
    }

    @Test
    void edit_changeAfterThePreview_needsAnother() {
        server.answers().put("alerts/preview", "{\"fired\":0,\"events\":[]}");
        website.openAlerts();
        page.locator("[data-focus=rule-error-rate]").click();
        var dialog = page.locator("#details");
        dialog.getByRole(AriaRole.BUTTON, named("Preview")).click();
        assertThat(dialog.getByRole(AriaRole.BUTTON, named("Save"))).isEnabled();

        dialog.getByLabel("Threshold").fill("0.3");

        assertThat(dialog.getByRole(AriaRole.BUTTON, named("Save"))).isDisabled();
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
    void serverWithoutAlerts_hasNoLink() {
        server.change("meta", "/api/alerts/", "/api/other/");

        website.open("#alerts");

        assertThat(page.locator("#alerts-link")).isHidden();
        assertThat(page.locator("#overview")).isVisible();
        website.assertNoFaults();
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "320,LIGHT", "320,DARK"})
    void page_hasNoFaultsAndFits(int width, ColorScheme colours, Browser browser) {
        fire();
        try (var visitor = Website.of(browser, server, width, 800, colours)) {
            var opened = visitor.openAlerts();

            assertThat(opened.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(visitor.accessibilityFaults()).isEmpty();
            opened.locator("[data-focus=rule-error-rate]").click();
            assertThat(visitor.accessibilityFaults()).isEmpty();
            visitor.screenshot("alerts-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width);
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
