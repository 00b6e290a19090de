package io.tokenspeed.agent.website;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first view on a slow processor and line, and a walk through every page under the server's own policy. */
@ExtendWith(Chromium.class)
class LoadingTest {
    private static final int MOST_REQUESTS = 15;
    private static final long MOST_BYTES = 90 * 1024;
    private static final double SLOWEST_PAINT_MILLIS = 1000;
    private static final double MOST_SHIFT = 0.02;
    private static final int MEGABIT = 125_000;

    @TempDir
    private static Path folder;

    private static ServedHome served;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        served = ServedHome.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    @Test
    void firstView_isSmallAndPaintsEarlyOnASlowMachine(Browser browser) {
        try (Visitor visitor = Visitor.of(browser, served.url(), 1280, ColorScheme.LIGHT, ServedHome.ZONE)) {
            Page page = visitor.page();
            slowDown(page);

            visitor.open("#/overview?period=all");
            page.locator("#chart canvas").waitFor();
            page.locator("#projects table").waitFor();

            assertThat(((Number) page.evaluate("performance.getEntriesByType('resource').length + 1")).intValue())
                    .isLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(((Number)
                                    page.evaluate(
                                            "performance.getEntriesByType('resource').filter(e => !e.name.endsWith('/uplot.js'))"
                                                    + ".reduce((sum, e) => sum + e.encodedBodySize, performance.getEntriesByType('navigation')[0].encodedBodySize)"))
                            .longValue())
                    .isBetween(1L, MOST_BYTES);
            assertThat(((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                            .doubleValue())
                    .isLessThan(SLOWEST_PAINT_MILLIS);
            assertThat(((Number) page.evaluate("window.layoutShift")).doubleValue())
                    .isLessThanOrEqualTo(MOST_SHIFT);
            visitor.assertNoFaults();
        }
    }

    /** Four times slower than this machine, on a line of ten megabits. */
    private static void slowDown(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", 4);
        session.send("Emulation.setCPUThrottlingRate", processor);
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 20);
        line.addProperty("downloadThroughput", 10 * MEGABIT);
        line.addProperty("uploadThroughput", MEGABIT);
        session.send("Network.emulateNetworkConditions", line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "compare",
                "trends",
                "requests",
                "sessions",
                "live",
                "alerts",
                "prices",
                "upload",
                "settings"
            })
    void page_hasNoFaultUnderTheServersPolicyAndDoesNotJump(String name, Browser browser) throws IOException {
        try (Visitor visitor = Visitor.of(browser, served.url(), 1280, ColorScheme.DARK, ServedHome.ZONE)) {
            Page page = visitor.open("#/" + name + "?period=all");
            assertThat(page.locator("main .panel").first()).isVisible();

            assertThat(((Number) page.evaluate("window.layoutShift")).doubleValue())
                    .isLessThanOrEqualTo(MOST_SHIFT);
            assertThat((List<?>) visitor.accessibilityFaults()).isEmpty();
            visitor.screenshot("real-" + name + "-dark", true);
            visitor.assertNoFaults();
        }
    }
}
