package io.tokenspeed.agent.website;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fresh browser window that notes every error, policy violation and request to another host than the website's. */
final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots", "target/screenshots"));

    private final String url;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Visitor(String url, BrowserContext context) {
        this.url = url;
        this.context = context;
        this.page = context.newPage();
    }

    /** A window of this size that has not opened the website yet. */
    static Visitor of(Browser browser, String url, int width, ColorScheme colours, ZoneId zone) {
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setLocale("en-GB")
                .setTimezoneId(zone.getId());
        Visitor visitor = new Visitor(url, browser.newContext(options));
        visitor.watch();
        return visitor;
    }

    private void watch() {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                faults.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> faults.add("uncaught: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(url + "/")
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                faults.add("foreign request: " + request.url());
            }
        });
        page.addInitScript(
                "window.layoutShift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => {"
                        + " if (!e.hadRecentInput) window.layoutShift += e.value; })).observe({type: 'layout-shift', buffered: true})");
        page.exposeFunction("reportViolation", what -> faults.add("policy violation: " + what[0]));
        page.addInitScript(
                "addEventListener('securitypolicyviolation', e => reportViolation(e.violatedDirective + ' ' + e.sourceFile))");
    }

    /** Opens the website and waits until it has its answers, whichever they are. */
    Page visit(String search) {
        page.navigate(url + "/" + search);
        settled();
        return page;
    }

    /** Opens the website, waits until it shows its numbers and follows the live feed. */
    Page open(String search) {
        visit(search);
        page.locator("#live[data-state=live]").waitFor();
        return page;
    }

    /** Waits until the answers of the chosen filters are there. */
    void settled() {
        page.locator(":is(#content[aria-busy=false], #empty, #token, main .panel-head)")
                .first()
                .waitFor();
    }

    Page page() {
        return page;
    }

    void screenshot(String name, boolean wholePage) {
        Path file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(wholePage));
    }

    List<String> faults() {
        return faults;
    }

    void assertNoFaults() {
        assertThat(faults).isEmpty();
    }

    /** What axe-core finds wrong, one line each. */
    List<?> accessibilityFaults() throws IOException {
        try (InputStream axe = Visitor.class.getResourceAsStream("/axe.min.js")) {
            assertThat(axe).as("axe.min.js").isNotNull();
            page.evaluate(new String(axe.readAllBytes(), UTF_8));
        }
        return (List<?>) page.evaluate("""
                async () => {
                  const only = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const result = await axe.run(document, { runOnly: only });
                  return result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '));
                }""");
    }

    @Override
    public void close() {
        context.close();
    }
}
