package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in both themes, wide and narrow: no fault that axe finds, nothing beside the window, nothing that jumps. */
@ExtendWith(Chromium.class)
class AccessibilityTest {
    /** What each page has when it is complete. */
    private static final Map<String, String> PAGES = Map.of(
            "overview", "#projects table",
            "compare", ".histogram",
            "trends", ".heatmap",
            "requests", "#requests table",
            "sessions", "#sessions table",
            "sessions/ses-000", "#timeline svg",
            "live", "#tail table",
            "settings", "#zone");

    private FixtureServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new FixtureServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> views() {
        return PAGES.keySet().stream()
                .flatMap(page -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .flatMap(colours -> Stream.of(1280, 320).map(width -> Arguments.of(page, width, colours))));
    }

    @ParameterizedTest
    @MethodSource("views")
    void page_hasNoFaultsFitsAndDoesNotJump(String name, int width, ColorScheme colours, Browser browser) {
        try (Website website = Website.of(browser, server, width, 900, colours)) {
            Page page = complete(website, name);

            assertThat(((Number) page.evaluate("window.layoutShift")).doubleValue())
                    .isLessThanOrEqualTo(0.02);
            assertThat(website.accessibilityFaults()).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(smallTargets(page)).isEmpty();
            website.screenshot(name.replace('/', '-') + "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width);
            website.assertNoFaults();
        }
    }

    private static Page complete(Website website, String name) {
        Page page = website.open("#/" + name);
        page.locator(PAGES.get(name)).first().waitFor();
        return page;
    }

    /** Controls of less than 24 pixels, but for links in text. */
    private static List<?> smallTargets(Page page) {
        return (List<?>) page.evaluate("""
            () => [...document.querySelectorAll('button, select, input:not([type=checkbox]), a.button, nav a')]
              .map(e => [e, e.getBoundingClientRect()])
              .filter(([e, r]) => r.width > 0 && (r.width < 23.5 || r.height < 23.5))
              .map(([e]) => e.outerHTML.slice(0, 80))\
            """);
    }

    @Test
    void dialogs_haveNoFaults(Browser browser) {
        try (Website website = Website.of(browser, server)) {
            Page page = website.openOverview("");
            page.locator("#requests tbody button").first().click();
            page.locator("#details").waitFor();
            assertThat(website.accessibilityFaults()).isEmpty();
            page.keyboard().press("Escape");

            page.locator("#add-filter").click();
            page.locator(".options button").first().waitFor();
            assertThat(website.accessibilityFaults()).isEmpty();
            page.keyboard().press("Escape");

            page.keyboard().press("Control+k");
            page.locator("#palette").waitFor();
            assertThat(website.accessibilityFaults()).isEmpty();
            website.assertNoFaults();
        }
    }

    @Test
    void forcedColours_keepTheLegendAndTheSelection(Browser browser) {
        try (Website website = Website.of(browser, server)) {
            Page page = website.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            website.openOverview("");

            assertThat(
                            page.evaluate(
                                    "new Set([...document.querySelectorAll('.legend .key.box')].map(e => getComputedStyle(e).backgroundColor)).size"))
                    .isEqualTo(6);
            assertThat(page.locator(".card[data-selected=true]")).hasCSS("outline-style", "solid");
            assertThat(((Number) page.evaluate("""
                    () => {
                      const canvas = document.querySelector('#chart canvas');
                      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                      const colours = new Set();
                      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) colours.add(data.slice(i, i + 3).join());
                      return colours.size;
                    }\
                    """)).intValue())
                    .as("colours of the chart")
                    .isGreaterThan(6);
            website.screenshot("overview-forced-1280");
        }
    }

    @Test
    void reducedMotion_stopsAnimations(Browser browser) {
        try (Website website = Website.of(browser, server)) {
            Page page = website.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            website.open("#/live");
            page.locator("#tail table").waitFor();
            server.publish(Fixtures.liveRow());

            page.locator("tr.fresh").waitFor();
            assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
        }
    }

    @Test
    void theme_isSetBeforeTheFirstPaintAndRemembered(Browser browser) {
        try (Website website = Website.of(browser, server)) {
            Page page = website.openOverview("");
            page.locator("#theme").click();
            page.locator("#theme").click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");

            page.route("**/app.js", route -> route.abort());
            page.reload();

            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(14, 17, 22)");
        }
    }

    @Test
    void greyScale_stillTellsBetterFromWorse(Browser browser) {
        try (Website website = Website.of(browser, server)) {
            Page page = website.openOverview("");

            assertThat((List<?>) page.evaluate(
                            "[...document.querySelectorAll('.change.good, .change.bad')].map(e => e.textContent)"))
                    .isNotEmpty()
                    .allMatch(text -> text.toString().matches("[▲▼] [+−].* (better|worse)"));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#cards")).isVisible();
        }
    }
}
