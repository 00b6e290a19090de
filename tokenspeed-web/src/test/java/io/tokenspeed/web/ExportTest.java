package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page stays usable while all of a long history is saved. */
@ExtendWith(Chromium.class)
class ExportTest {
    private static final double MOST_MILLIS = 200;

    @Test
    void pages_answerWhileAMillionRowsAreSaved(Browser browser) throws IOException {
        try (FixtureServer server = new FixtureServer();
                Website website = Website.of(browser, server)) {
            Page page = website.open("#/requests");
            page.locator("#requests table").waitFor();
            page.evaluate("() => { window.tasks = []; new PerformanceObserver(list => list.getEntries()"
                    + ".forEach(e => tasks.push(e.duration))).observe({type: 'longtask'}); }");

            Download download =
                    page.waitForDownload(() -> page.getByText("CSV of all").click());
            page.locator("#sections").getByText("Sessions").click();
            assertThat(page.locator("#sessions table")).isVisible();
            page.locator("#sections").getByText("Requests").click();
            assertThat(page.locator("#requests table")).isVisible();
            page.waitForCondition(() -> server.table().sent() == EndlessTable.ROWS - 1);

            assertThat(tasks(page)).allMatch(millis -> millis <= MOST_MILLIS);
            assertThat(tasks(page).stream().mapToDouble(Double::doubleValue).sum())
                    .isLessThanOrEqualTo(2 * MOST_MILLIS);
            server.table().end();
            try (Stream<String> rows = Files.lines(download.path())) {
                assertThat(rows.count()).isEqualTo(EndlessTable.ROWS + 1);
            }
            website.assertNoFaults();
        }
    }

    /** The work that blocked the page for 50 ms or more. */
    private static List<Double> tasks(Page page) {
        return ((List<?>) page.evaluate("tasks"))
                .stream().map(millis -> ((Number) millis).doubleValue()).toList();
    }
}
