package io.tokenspeed.agent.website;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pages of other servers on this machine read the API only where their origin is listed; the browser sees to that. */
@ExtendWith(Chromium.class)
class ForeignPageTest {
    private static final String REQUESTS = "url => fetch(url).then(a => a.json()).then(s => s.totals.requests)";
    private static final String FOLLOWED = "url => new Promise(done => { const s = new EventSource(url); "
            + "s.onopen = () => { s.close(); done(true); }; s.onerror = () => { s.close(); done(false); }; })";

    @TempDir
    private static Path folder;

    private static HttpServer friend;
    private static HttpServer stranger;
    private static ServedHome served;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        friend = page();
        stranger = page();
        served = ServedHome.start(folder, Map.of("TS_CORS_ORIGINS", origin(friend)));
    }

    @AfterAll
    static void stop() throws IOException {
        friend.stop(0);
        stranger.stop(0);
        served.close();
    }

    @Test
    void listedOrigin_readsTheApi(Browser browser) throws IOException {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(origin(friend));

            assertThat(page.evaluate(REQUESTS, served.url() + "/api/stats"))
                    .isEqualTo(served.report("daily").at("/totals/requests").asInt());
            assertThat(page.evaluate(FOLLOWED, served.url() + "/api/live")).isEqualTo(true);
        }
    }

    @Test
    void otherOrigin_isRefused(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(origin(stranger));

            assertThatThrownBy(() -> page.evaluate(REQUESTS, served.url() + "/api/stats"))
                    .isInstanceOf(PlaywrightException.class)
                    .hasMessageContaining("Failed to fetch");
            assertThat(page.evaluate(FOLLOWED, served.url() + "/api/live")).isEqualTo(false);
        }
    }

    private static HttpServer page() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] html = "<!doctype html><title>another page</title>".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(html);
            }
        });
        server.start();
        return server;
    }

    private static String origin(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }
}
