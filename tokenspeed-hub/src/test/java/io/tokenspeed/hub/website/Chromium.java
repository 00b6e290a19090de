package io.tokenspeed.hub.website;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one headless browser to all test classes and closes it after the last; a machine without it fails the tests. */
final class Chromium implements ParameterResolver {
    private static final List<String> ARGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent("browser", key -> Running.start(), Running.class)
                .browser();
    }

    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start() {
            var options = new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            var program = program();
            var playwright = Playwright.create(options);
            var launch = new LaunchOptions()
                    .setExecutablePath(program)
                    .setHeadless(true)
                    .setChromiumSandbox(false)
                    .setArgs(ARGS);
            return new Running(playwright, playwright.chromium().launch(launch));
        }

        private static Path program() {
            var program = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException(
                        "The tests of the website need Chromium and " + program
                                + " is none. Install it (Debian: apt-get install -y chromium) or name it with -Dchromium=PATH.");
            }
            return program;
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
