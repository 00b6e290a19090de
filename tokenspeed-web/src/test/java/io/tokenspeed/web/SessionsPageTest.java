package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class SessionsPageTest {
    private static final String LIST = "#/sessions";
    private static final String SESSION = "#/sessions/ses-000";

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
        website.close();
        server.close();
    }

    @Test
    void list_showsWhoseSessionsAreAndWhatTheyCost() {
        website.open(LIST);

        Locator first = row("ses-000");
        assertThat(first).containsText("u-42");
        assertThat(first).containsText("122 requests, 8 database");
        assertThat(first).containsText("$0.954");
        assertThat(row("ses-001")).containsText("≥$0.747");
        assertThat(page).hasTitle("Sessions · TokenSpeed");
        website.assertNoFaults();
    }

    @Test
    void choices_areAskedOfTheServerAndKeptInTheAddress() {
        website.open(LIST);
        page.locator("#session-user").selectOption("u-42");
        page.locator("#session-kind").selectOption("db");
        page.locator("#session-trees").check();

        assertThat(page).hasURL(Pattern.compile("kind=db&user=u-42&trees=yes$"));
        assertThat(page.locator("#sessions thead")).containsText("Tokens of the tree");
        page.waitForCondition(() -> server.requests().stream()
                .anyMatch(request -> Stream.of("v1/sessions?", "userId=u-42", "kind=db", "parent=roots")
                        .allMatch(request::contains)));
        website.assertNoFaults();
    }

    @Test
    void pages_followTheCursor() {
        server.change("v1/sessions", "\"next\":null", "\"next\":\"abc\"");
        website.open(LIST);

        page.getByText("Older").click();

        page.waitForCondition(() -> server.requests().stream().anyMatch(request -> request.endsWith("&cursor=abc")));
        assertThat(page.getByText("Newer")).isEnabled();
        website.assertNoFaults();
    }

    @Test
    void session_isOpenedFromTheList() {
        website.open(LIST);
        row("ses-000").locator("a").click();

        assertThat(page).hasURL(Pattern.compile("#/sessions/ses-000$"));
        assertThat(page.locator("#session-title")).hasText("Session ses-000");
        assertThat(page.locator("#components")).containsText("Databases");
        assertThat(page.locator("#components")).containsText("$0.0004");
        assertThat(page.locator("#children")).containsText("ses-003");
        assertThat(page.locator("#agents")).containsText("<img src=x>");
        assertThat(page.locator("#requests .hint").first()).hasText("the latest 12 of 122, earliest first");
        assertThat(page.locator("#timeline svg"))
                .hasAttribute("aria-label", Pattern.compile("^12 requests from .* together \\$0.324$"));
        page.getByText("All sessions").click();
        assertThat(page).hasURL(Pattern.compile("#/sessions$"));
        website.assertNoFaults();
    }

    @Test
    void breakdown_addsUpToTheTokensCost() {
        website.open(SESSION);

        assertThat(page.locator("#breakdown tbody tr")).hasCount(3);
        assertThat(page.locator("#breakdown tbody tr").first()).containsText("$5.00");
        assertThat(page.locator("#breakdown-sum strong")).hasAttribute("title", "$0.933836088");
        assertThat(page.locator("#components tbody tr")
                        .first()
                        .locator("td span")
                        .first())
                .hasAttribute("title", "0.933836088 USD");
    }

    @Test
    void trackedWork_isListedBesideTheRequests() {
        website.open(SESSION);

        assertThat(page.locator("#tracked")).containsText("timeout");
        assertThat(page.locator("#tracked")).containsText("≥$0.060");
        website.assertNoFaults();
    }

    @Test
    void emptyList_saysSo() {
        server.answers()
                .computeIfPresent(
                        "v1/sessions",
                        (path, all) -> all.replaceAll("\"items\":\\[.*\\],\"next", "\"items\":[],\"next"));

        website.open(LIST + "?kind=api");

        assertThat(page.locator("#sessions")).containsText("No session matches.");
    }

    @Test
    void failure_isSaidAndCanBeTriedAgain() {
        String answer = server.answers().remove("v1/sessions/ses-000");
        website.open(SESSION);
        assertThat(page.locator("[role=alert]")).containsText("Unknown: v1/sessions/ses-000");

        server.answers().put("v1/sessions/ses-000", answer);
        page.getByText("Retry").click();

        assertThat(page.locator("#components")).isVisible();
        assertThat(page.locator("main [role=alert]")).hasCount(0);
    }

    private Locator row(String id) {
        return page.locator("#sessions tbody tr").filter(new Locator.FilterOptions().setHasText(id));
    }
}
