package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
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
class UploadPageTest {
    /** As JSON writes it: markup, and a character that turns the text behind it around. */
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\\u202e";
    /** As the page shows it: as text, with the character written out. */
    private static final String SHOWN = "<img src=x onerror=alert(1)>\\u202e";

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
    void on_showsHubDeviceSumsAndQueue() {
        website.openUpload();

        var upload = page.locator("#upload");
        assertThat(upload.locator("[data-state=on]")).hasText("On");
        assertThat(upload).containsText("Why: enabled by upload enable.");
        assertThat(upload).containsText("https://hub.example.com");
        assertThat(upload).containsText("S32M-10QH");
        assertThat(upload).containsText("version 1 of the text");
        assertThat(upload).containsText("3 seconds behind the hub's, corrected");
        assertThat(upload.locator("[data-key=Generated] td").first()).hasText("9,214");
        assertThat(upload.locator("[data-key=Lost] td").last()).hasText("142,194");
        assertThat(upload).containsText("Adds up");
        assertThat(upload).containsText("3 records, 2.11 kB");
        assertThat(upload).containsText("1 record refused by the hub");
        assertThat(page.locator("#about")).containsText("sums of it are sent to https://hub.example.com");
        assertThat(upload.locator(".body")).isVisible();
        website.assertNoFaults();
    }

    @Test
    void preview_isReadableAndExact() {
        var body = server.answers().get("upload/preview");
        website.openUpload();
        var pre = page.locator("#upload .body");

        assertThat(pre).containsText("\n  \"records\": [");
        page.getByText("Exact bytes", new Page.GetByTextOptions().setExact(true))
                .click();

        assertThat(pre.textContent()).isEqualTo(body);
        assertThat(page.locator("#upload .body-view")).containsText("3 records, 12 requests");
        assertThat(page.locator("#upload .hash")).containsText(Pattern.compile("SHA-256 [0-9a-f]{64}"));
        website.assertNoFaults();
    }

    @Test
    void exactBytes_areCopied() {
        var body = server.answers().get("upload/preview");
        website.openUpload();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

        page.getByText("Copy exact bytes").click();

        assertThat(page.getByText("Copied")).isVisible();
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(body);
    }

    @Test
    void erasedDevice_saysSoAndKeepsItsSums() {
        String status = Objects.requireNonNull(server.answers().get("upload/status"));
        server.answers()
                .put(
                        "upload/status",
                        status.replaceFirst("(?s)\"device\": \\{.*?\\}", "\"device\": null")
                                .replaceFirst("\"state\": \"on\"", "\"state\": \"local\"")
                                .replaceFirst(
                                        "\"pluginSends\"",
                                        "\"erased\": {\"hubUrl\": \"https://hub.example.com\", \"at\": 1795191960},"
                                                + " \"pluginSends\""));

        website.openUpload();

        var upload = page.locator("#upload");
        assertThat(upload).containsText("This device was erased on the hub https://hub.example.com on ");
        assertThat(upload.locator("[data-key=Generated] td").first()).hasText("9,214");
        website.assertNoFaults();
    }

    @Test
    void neverEnabled_tellsHowAndShowsWhatWouldLeaveOnlyWhenAsked() {
        server.answers().put("upload/status", Fixtures.untouchedUpload());
        server.answers().put("upload/queue", "[]");

        website.openUpload();

        var upload = page.locator("#upload");
        assertThat(upload.locator("[data-state=local]")).hasText("Local");
        assertThat(upload).containsText("tokenspeed upload enable");
        assertThat(upload.locator(".sums")).isHidden();
        assertThat(upload.getByText("What left in the last 30 days")).isHidden();
        assertThat(page.locator("#about")).containsText("nothing leaves this machine");
        assertThat(server.requests()).doesNotContain("upload/preview");
        website.screenshot("upload-local-1280");

        page.getByText("Show what would leave").click();

        assertThat(upload.locator(".body")).containsText("\"schemaVersion\": 1");
        website.assertNoFaults();
    }

    @Test
    void noButton_switchesUploadingOn() {
        server.answers().put("upload/status", Fixtures.untouchedUpload());
        website.openUpload();

        var labels = page.locator("#upload button").allTextContents();

        assertThat(labels).noneMatch(label -> label.matches("(?i).*(enable|switch|turn|upload|on\\b).*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"held\": null, \"advice\": null; \"held\":\"device_pending\",\"advice\":\"Compare the fingerprint.\"; The hub has not let this device in yet.; Compare the fingerprint.",
                "\"held\": null, \"advice\": null; \"held\":\"header_invalid\",\"advice\":null; The hub does not take what is sent.; header_invalid",
                "\"forgetting\": false; \"forgetting\":true; erase everything; not confirmed",
                "\"held\": null; \"held\":\"key_retired\"; Nothing leaves this machine at the moment.; This device's key was replaced.",
                "\"device\": {; \"device\":null,\"before\":{; not enrolled at a hub; tokenspeed device enroll",
                "\"pluginSends\": false; \"pluginSends\":true; OpenCode are left out; its plugin",
                "\"failures\": 0; \"failures\":4; Failures in a row; 4",
                "\"requests\": 9214; \"requests\":9215; Does not add up; counted twice",
                "\"queue_overflow\": 0; \"queue_overflow\":1200; 1,200 records the queue was full; refused by the hub",
                "\"state\": \"on\"; \"state\":\"off\"; Nothing leaves this machine, whatever the settings say.; take that away first",
            })
    void status_isTold(String before, String after, String one, String other) {
        server.change("upload/status", before, after);

        website.openUpload();

        assertThat(page.locator("#upload")).containsText(one);
        assertThat(page.locator("#upload")).containsText(other);
        website.assertNoFaults();
    }

    @Test
    void nothingWaits_isSaid() {
        server.answers().put("upload/preview", "");

        website.openUpload();

        assertThat(page.locator("#upload")).containsText("Nothing waits to be sent.");
        assertThat(page.locator("#upload .body")).hasCount(0);
        website.assertNoFaults();
    }

    @Test
    void address_leadsThereAndBack() {
        website.open("#/settings?period=7d");

        page.locator("#sections").getByText("Upload").click();
        assertThat(page.locator("#upload .badge.large")).isVisible();
        assertThat(page.locator("#zone")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("#/upload\\?period=7d$"));
        assertThat(page).hasTitle("Upload · TokenSpeed");

        page.goBack();
        assertThat(page.locator("#zone")).isVisible();
        assertThat(page.locator("#upload")).hasCount(0);
        assertThat(page).hasTitle("Settings · TokenSpeed");
        website.assertNoFaults();
    }

    @Test
    void lookedAt_followsTheQueue() {
        page.clock().install();
        website.openUpload();
        server.change("upload/status", "\"waitingRecords\": 3", "\"waitingRecords\": 7");

        page.clock().runFor(16_000);

        assertThat(page.locator("#upload")).containsText("7 records, 2.11 kB");
        assertThat(server.requests().stream().filter("upload/preview"::equals)).hasSize(1);
    }

    @Test
    void hostileNames_areInertAndVisible() {
        server.change(
                "upload/status", "\"id\": \"AQIDBAUGBwgJCgsMDQ4PEBES\"", "\"id\":\"i\",\"name\":\"" + HOSTILE + "\"");
        server.change("upload/status", "enabled by upload enable", HOSTILE);
        server.change("upload/status", "\"rejected\"", "\"" + HOSTILE + "\"");
        server.change("upload/queue", "\"200\"", "\"" + HOSTILE + "\"");
        server.change("upload/preview", "tokenspeed-agent", HOSTILE);

        website.openUpload();

        assertThat(page.locator("#state .state")).containsText(SHOWN);
        assertThat(page.locator("#state .facts")).containsText(SHOWN);
        assertThat(page.locator("#queue")).containsText(SHOWN);
        assertThat(page.locator("#batches [data-key='419']")).containsText(SHOWN);
        assertThat(page.locator("#upload .body")).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#app img")).hasCount(0);
        website.assertNoFaults();
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "320,LIGHT", "320,DARK"})
    void page_hasNoFaultsAndFits(int width, ColorScheme colours, Browser browser) {
        server.change("upload/status", "\"held\": null", "\"held\": \"device_pending\"");
        try (var visitor = Website.of(browser, server, width, 800, colours)) {
            var opened = visitor.openUpload();
            opened.locator("#upload .body").waitFor();

            assertThat(opened.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(visitor.accessibilityFaults()).isEmpty();
            visitor.screenshot("upload-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width);
            visitor.assertNoFaults();
        }
    }
}
