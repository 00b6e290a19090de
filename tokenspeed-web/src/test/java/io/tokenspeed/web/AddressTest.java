package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address holds all of a view: it can be reloaded, shared, gone back to, and typed wrongly. */
@ExtendWith(Chromium.class)
class AddressTest {
    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        page = website.page();
    }

    @AfterEach
    void close() {
        website.assertNoFaults();
        website.close();
        server.close();
    }

    @Test
    void period_isSentAndKeptAndGoneBackFrom() {
        website.openOverview("");

        page.locator("#period").selectOption("7d");

        assertThat(page).hasURL(Pattern.compile("#/overview\\?period=7d$"));
        page.waitForCondition(() -> asked("v1/overview?.*period=7d.*"));
        page.goBack();
        assertThat(page.locator("#period")).hasValue("28d");
        page.goForward();
        assertThat(page.locator("#period")).hasValue("7d");
    }

    @Test
    void customDays_endInclusive() {
        website.openOverview("#/overview?period=custom&from=2026-10-24&to=2026-10-25");

        assertThat(asked("v1/overview?.*from=2026-10-24&to=2026-10-26.*")).isTrue();
        assertThat(page.getByLabel("From")).hasValue("2026-10-24");
    }

    @Test
    void filter_isAddedSentAndRemoved() {
        website.openOverview("");
        page.locator("#add-filter").click();
        page.locator(".options").getByText("claude-sonnet-5").click();

        Locator pill = page.getByLabel("Remove filter: Model is claude-sonnet-5");
        assertThat(pill).isVisible();
        assertThat(page.locator("#add-filter")).isFocused();
        assertThat(page).hasURL(Pattern.compile("f=is,model,claude-sonnet-5$"));
        page.waitForCondition(() -> asked("v1/overview?.*f=is%2Cmodel%2Cclaude-sonnet-5.*"));

        pill.click();

        assertThat(pill).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("#/overview$"));
    }

    @Test
    void filters_countPerOptionAndClearAll() {
        website.openOverview("#/overview?f=is,model,gpt-5.2&f=contains_not,provider,az");
        assertThat(page.getByLabel("Remove filter: Provider does not contain az"))
                .isVisible();
        page.locator("#add-filter").click();
        assertThat(page.locator(".options li").first()).containsText("6,120");
        page.keyboard().press("Escape");

        page.getByText("Clear all filters").click();

        assertThat(page.locator(".pill")).hasCount(0);
    }

    @Test
    void view_isTheSameAfterAReload() {
        website.openOverview("#/overview?period=90d&cmp=off&by=week&m=cost&sort=-cost&f=is,provider,openai");
        String before = page.locator("main").innerText();

        page.reload();
        page.locator("#content").waitFor();

        assertThat(page.locator("#chart-title")).hasText("Cost over time");
        assertThat(page.locator("#by")).hasValue("week");
        page.waitForCondition(() -> page.locator("main").innerText().equals(before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "?period=7d&modelId=gpt-5.2 #/overview?period=7d&f=is,model,gpt-5.2",
                "?projectId=%2Fhome%2Fa%2Cb #/overview?f=is,project,/home/a%252Cb",
                "?agent=codex#models #/overview?f=is,tool,codex",
                "#session-pages/ses-000 #/sessions/ses-000",
                "#prices #/prices",
            })
    void oldAddress_isConverted(String old, String now) {
        website.visit(old);

        assertThat(page).hasURL(server.url() + now);
    }

    @Test
    void partsNotUnderstood_areNamed() {
        website.openOverview("#/overview?period=fortnight&f=is,colour,red&f=is,model,gpt-5.2&tz=Mars/Olympus&x=1");

        assertThat(page.locator("#note")).containsText("period=fortnight, f=is,colour,red, tz=Mars/Olympus, x=1");
        assertThat(page.locator("#period")).hasValue("28d");
        assertThat(page.locator(".pill")).hasCount(1);
    }

    @Test
    void filterThatTheServerIgnored_isNamed() {
        server.change(
                "v1/overview",
                "\"ignored\":[]",
                "\"ignored\":[{\"param\":\"f\",\"value\":\"is,device,x\",\"reason\":\"no devices here\"}]");

        website.openOverview("#/overview?f=is,device,x");

        assertThat(page.locator("#note")).containsText("f=is,device,x");
    }

    @Test
    void zone_isSentAndPrinted() {
        website.openOverview("#/overview?tz=Asia/Kolkata");

        assertThat(page.locator("#context")).containsText("Asia/Kolkata (UTC+5:30)");
        assertThat(asked("v1/overview?.*tz=Asia%2FKolkata.*")).isTrue();
    }

    private boolean asked(String pattern) {
        return server.requests().stream().anyMatch(request -> request.matches(pattern.replace("?.", "\\?.")));
    }
}
