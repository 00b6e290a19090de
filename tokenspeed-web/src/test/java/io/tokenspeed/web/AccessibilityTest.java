package io.tokenspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Chromium.class)
class AccessibilityTest {
    private FixtureServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new FixtureServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> windows() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(colours -> Stream.of(1280, 320).map(width -> Arguments.of(width, colours)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void overview_hasNoFaults(int width, ColorScheme colours, Browser browser) {
        try (var website = Website.of(browser, server, width, 800, colours)) {
            Page page = website.open("");

            assertThat(website.accessibilityFaults()).isEmpty();
            assertThat(page.locator("table:not(:has(caption))").count()).isZero();
            website.assertNoFaults();
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void details_haveNoFaults(int width, ColorScheme colours, Browser browser) {
        try (var website = Website.of(browser, server, width, 800, colours)) {
            website.open("").locator("[data-focus=request-req-0004]").click();

            assertThat(website.accessibilityFaults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void chartAsTable_hasNoFaults(int width, ColorScheme colours, Browser browser) {
        try (var website = Website.of(browser, server, width, 800, colours)) {
            website.open("?period=custom&from=2026-11-01&to=2026-11-20")
                    .getByText("View as table")
                    .click();

            assertThat(website.accessibilityFaults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void emptyDatabase_hasNoFaults(int width, ColorScheme colours, Browser browser) {
        server.answers().put("stats", Fixtures.nothing());
        try (var website = Website.of(browser, server, width, 800, colours)) {
            Page page = website.open("");

            assertThat(page.locator("#empty").isVisible()).isTrue();
            assertThat(website.accessibilityFaults()).isEmpty();
        }
    }
}
