package io.tokenspeed.agent.website;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The website of a server that other machines reach asks for the token, and then works like any. */
@ExtendWith(Chromium.class)
class GuardedPageTest {
    private static final String TOKEN = "3f0c9a7be2d84156b1c0e9d72a4f6358";

    @TempDir
    private Path folder;

    @Test
    void visitor_signsInFollowsAndSignsOut(Browser browser) throws IOException, InterruptedException {
        Map<String, String> variables = Map.of("TS_BG_HOST", "0.0.0.0", "TS_LOCAL_TOKEN", TOKEN);
        try (ServedHome served = ServedHome.start(folder, variables);
                Visitor visitor = Visitor.of(browser, served.url(), 1280, ColorScheme.LIGHT, ServedHome.ZONE)) {
            Page page = visitor.visit("#/overview?period=all");
            assertThat(page.locator("#token")).isFocused();
            assertThat(page.locator("#content")).hasCount(0);
            visitor.screenshot("guarded-sign-in", false);

            page.locator("#token").fill(TOKEN);
            page.keyboard().press("Enter");

            page.locator("#live[data-state=live]").waitFor();
            assertThat(page.locator("#cards")).containsText("Tokens");
            assertThat(page.locator("#sign-out")).isVisible();
            served.finishRequest("guarded");
            assertThat(page.locator("#requests tbody tr").first()).containsText("640");
            visitor.screenshot("guarded-signed-in", false);

            page.locator("#sign-out").click();
            assertThat(page.locator("#token")).isVisible();
            assertThat(page.locator("#cards")).hasCount(0);
            assertThat(visitor.faults()).allMatch(fault -> fault.contains("401"));
        }
    }
}
