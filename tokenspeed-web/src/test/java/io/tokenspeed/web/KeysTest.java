package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Chromium.class)
class KeysTest {
    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        page = website.openOverview("");
    }

    @AfterEach
    void close() {
        website.assertNoFaults();
        website.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"c,compare", "t,trends", "r,requests", "s,sessions", "l,live", "a,alerts", "u,upload", "p,prices"})
    void chord_goesToAPage(String key, String name) {
        page.keyboard().press("g");
        page.keyboard().press(key);

        assertThat(page).hasURL(Pattern.compile("#/" + name + "$"));
        assertThat(page.locator("#sections [aria-current=page]")).hasAttribute("href", Pattern.compile("#/" + name));
    }

    @Test
    void pages_moveTheFocusToTheirHeading() {
        page.locator("#sections").getByText("Compare").click();

        assertThat(page.locator("#main h1")).isFocused();
        assertThat(page.locator("#main h1")).hasText("Compare");
    }

    @Test
    void skipLink_movesTheFocusAndKeepsTheAddress() {
        page.keyboard().press("Tab");
        assertThat(page.locator("#skip")).isFocused();

        page.keyboard().press("Enter");

        assertThat(page.locator("#main")).isFocused();
        assertThat(page).hasURL(server.url());
    }

    @ParameterizedTest
    @CsvSource({"D,today", "W,7d", "M,month", "A,all"})
    void letter_choosesAPeriod(String key, String period) {
        page.keyboard().press(key);

        assertThat(page.locator("#period")).hasValue(period);
    }

    @Test
    void palette_doesWhatIsTyped() {
        page.keyboard().press("Control+k");
        page.locator("#palette").waitFor();
        page.keyboard().type("chart err");
        page.keyboard().press("Enter");

        assertThat(page.locator("#palette")).hasCount(0);
        assertThat(page.locator("#chart-title")).hasText("Error rate over time");
    }

    @Test
    void keys_doNothingInAFieldOrSwitchedOff() {
        page.locator("#add-filter").click();
        page.getByLabel("Search Model").fill("");
        page.keyboard().type("gc");
        assertThat(page).hasURL(Pattern.compile("/$"));

        page.navigate(server.url() + "#/settings");
        page.locator("#keys").uncheck();
        page.locator("h2").first().click();
        page.keyboard().press("g");
        page.keyboard().press("c");

        assertThat(page).hasURL(Pattern.compile("#/settings$"));
    }

    @Test
    void everyControl_isReachedByTabWithAVisibleFocus() {
        page.evaluate("document.activeElement.blur()");
        int controls = ((Number)
                        page.evaluate(
                                "document.querySelectorAll('a[href], button:not([disabled]), select, input, [tabindex=\"0\"]').length"))
                .intValue();

        int reached = 0;
        for (int i = 0; i < controls; i++) {
            page.keyboard().press("Tab");
            reached += Boolean.TRUE.equals(page.evaluate(
                            "() => { const e = document.activeElement; if (e === document.body) return false; const s = getComputedStyle(e);"
                                    + " const r = e.getBoundingClientRect(); const bar = document.querySelector('.top').getBoundingClientRect();"
                                    + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && (e.closest('.top, .skip') !== null"
                                    + " || r.bottom > bar.bottom); }"))
                    ? 1
                    : 0;
        }

        org.assertj.core.api.Assertions.assertThat(reached).isEqualTo(controls);
    }
}
