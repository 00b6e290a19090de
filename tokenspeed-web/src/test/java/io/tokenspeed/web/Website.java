package io.tokenspeed.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One visitor's fresh browser on the website, which notes every error, policy violation and foreign request. */
final class Website implements AutoCloseable {
    static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots", "target/screenshots"));

    private final FixtureServer server;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Website(FixtureServer server, BrowserContext context) {
        this.server = server;
        this.context = context;
        this.page = context.newPage();
    }

    /** A visitor with a window of this size who has not opened the website yet. */
    static Website of(Browser browser, FixtureServer server, int width, int height, ColorScheme colours) {
        // Requests of a page with a service worker cannot be held back or refused by a test.
        return open(browser, server, options(width, height, colours).setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    /** A visitor whose browser keeps the website's own files. */
    static Website withServiceWorker(Browser browser, FixtureServer server) {
        return open(browser, server, options(1280, 900, ColorScheme.LIGHT));
    }

    private static NewContextOptions options(int width, int height, ColorScheme colours) {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setLocale("en-GB")
                .setTimezoneId(Fixtures.ZONE);
    }

    private static Website open(Browser browser, FixtureServer server, NewContextOptions options) {
        var website = new Website(server, browser.newContext(options));
        website.watch();
        return website;
    }

    static Website of(Browser browser, FixtureServer server) {
        return of(browser, server, 1280, 900, ColorScheme.LIGHT);
    }

    /** Opens the website and waits for its numbers. */
    Page open(String search) {
        visit(search);
        page.locator("#live[data-state=live]").waitFor();
        return page;
    }

    /** Opens the website and waits until it knows the server. */
    Page visit(String search) {
        page.navigate(server.url() + search);
        page.locator(":is(#sections, #sign-in)").waitFor();
        return page;
    }

    /** Opens the website of a hub and signs in. */
    Page signIn(String search) {
        visit(search).locator("#token").fill(HubSession.TOKEN);
        page.keyboard().press("Enter");
        page.locator("#sections").waitFor();
        return page;
    }

    /** Opens the page of uploading and waits for its answers. */
    Page openUpload() {
        open("#/upload");
        page.locator("#upload .badge.large").waitFor();
        return page;
    }

    /** Opens the page of alerts and waits for its answers. */
    Page openAlerts() {
        open("#/alerts");
        page.locator("#rules table").waitFor();
        page.locator("#targets table").waitFor();
        return page;
    }

    /** Opens the page of prices and waits for its answers. */
    Page openPrices() {
        open("#/prices");
        page.locator("#rates table").waitFor();
        return page;
    }

    /** Opens the overview and waits for its numbers and its chart. */
    Page openOverview(String hash) {
        open(hash);
        page.locator("#content").waitFor();
        page.locator("#chart canvas").waitFor();
        return page;
    }

    Page page() {
        return page;
    }

    void screenshot(String name) {
        var file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** What axe-core finds wrong, one line each. */
    List<?> accessibilityFaults() {
        page.evaluate(axe());
        return (List<?>) page.evaluate("""
            async () => {
              const only = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const result = await axe.run(document, { runOnly: only });
              return result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '));
            }\
            """);
    }

    void assertNoFaults() {
        assertThat(faults).isEmpty();
    }

    /** A browser writes into its console that it did not reach a server. */
    void assertNoFaultsButUnreached() {
        assertThat(faults).allMatch(fault -> fault.contains("net::ERR_"));
    }

    /** A browser writes every refusal of a server into its console. */
    void assertNoFaultsButRefusals() {
        assertThat(faults).allMatch(fault -> fault.contains("the server responded with a status of 401"));
    }

    @Override
    public void close() {
        context.close();
    }

    private void watch() {
        page.onConsoleMessage(message -> {
            boolean bad = message.type().equals("error") || message.type().equals("warning");
            if (bad && !message.text().startsWith("Service Worker registration blocked")) {
                faults.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> faults.add("uncaught: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(server.url()) && !request.url().startsWith("data:")) {
                faults.add("foreign request: " + request.url());
            }
        });
        page.exposeFunction("reportViolation", what -> faults.add("policy violation: " + what[0]));
        page.addInitScript(
                "addEventListener('securitypolicyviolation', e => reportViolation(e.violatedDirective + ' ' +"
                        + " e.sourceFile))");
        page.addInitScript(
                "window.layoutShift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => {"
                        + " if (!e.hadRecentInput) window.layoutShift += e.value; })).observe({type: 'layout-shift', buffered: true})");
        page.clock().setFixedTime(Fixtures.NOW.toEpochMilli());
    }

    private static String axe() {
        try (var script = Website.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
