package io.tokenspeed.hub.website;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fresh browser window that notes every fault of the page and every request that it makes. */
final class Reader implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots", "target/screenshots"));

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Reader(Browser browser, Instant now) {
        context = browser.newContext(new NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        page = context.newPage();
        page.clock().setFixedTime(now.toEpochMilli());
        watch();
    }

    private void watch() {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                faults.add(message.text());
            }
        });
        page.onPageError(error -> faults.add("uncaught: " + error));
        page.onRequest(request -> requests.add(request.method() + " " + request.url()));
        page.exposeFunction("reportViolation", what -> faults.add("policy violation: " + what[0]));
        page.addInitScript(
                "addEventListener('securitypolicyviolation', e => reportViolation(e.violatedDirective + ' ' + e.blockedURI))");
    }

    Page page() {
        return page;
    }

    /** What the browser complained of. */
    List<String> faults() {
        return faults;
    }

    /** Methods and addresses of all requests. */
    List<String> requests() {
        return requests;
    }

    /** Types a token and sends it. */
    void present(String token) {
        page.locator("#token").fill(token);
        page.keyboard().press("Enter");
    }

    /** Everything that the browser keeps for the page, and the page's address, as one text. */
    String kept() {
        Object stored = page.evaluate("""
                async () => {
                  const cached = [];
                  for (const name of await caches.keys()) {
                    for (const request of await (await caches.open(name)).keys()) cached.push(request.url);
                  }
                  const databases = (await indexedDB.databases()).map(one => one.name);
                  const all = [document.cookie, { ...localStorage }, { ...sessionStorage }, cached, databases, location.href];
                  return JSON.stringify(all);
                }""");
        return stored + " " + context.cookies();
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
