package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Chromium.class)
class SessionsPageTest {
    private static final String LIST = "#session-pages";
    private static final String SESSION = "#session-pages/ses-000";

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
        website.openSessions(LIST);

        assertThat(page.locator("#session-pages [data-key=ses-000]")).containsText("u-42");
        assertThat(page.locator("#session-pages [data-key=ses-000]")).containsText("122 requests, 8 database");
        assertThat(page.locator("#session-pages [data-key=ses-000]")).containsText("$0.954");
        assertThat(page.locator("#session-pages [data-key=ses-001]")).containsText("≥$0.747");
        assertThat(page).hasTitle("Sessions · TokenSpeed");
        website.assertNoFaults();
    }

    @Test
    void filters_areAskedOfTheServer() {
        website.openSessions(LIST);
        page.locator("#session-pages input[name=from]").fill("2026-11-01");
        page.locator("#session-pages input[name=to]").fill("2026-11-20");
        page.locator("#session-pages select[name=userId]").selectOption("u-42");
        page.locator("#session-pages select[name=kind]").selectOption("db");
        page.locator("#session-pages select[name=agent]").selectOption("claude");
        page.locator("#session-pages input[name=roots]").check();
        page.locator("#session-pages[aria-busy=false]").waitFor();

        assertThat(page.locator("#session-pages thead")).containsText("Tokens of the tree");
        assertThat(server.requests())
                .anyMatch(request -> Stream.of(
                                "sessions?",
                                "from=2026-11-01",
                                "to=2026-11-21",
                                "userId=u-42",
                                "kind=db",
                                "agent=claude",
                                "parent=roots")
                        .allMatch(request::contains));
        website.assertNoFaults();
    }

    @Test
    void more_followsTheLinkOfThePageBefore() {
        website.openSessions(LIST);
        int shown = page.locator("#session-pages tbody tr").count();
        assertThat(page.getByText("Show more")).isHidden();

        server.links().put("sessions", "/api/sessions?limit=50&cursor=abc");
        page.locator("#session-pages select[name=kind]").selectOption("chat");
        page.locator("#session-pages [data-focus=session-list-more]").click();

        assertThat(page.locator("#session-pages tbody tr")).hasCount(2 * shown);
        assertThat(server.requests()).contains("sessions?limit=50&cursor=abc");
        website.assertNoFaults();
    }

    @Test
    void session_isOpenedFromTheOverviewAndTheList() {
        website.open("");
        page.getByText("All sessions and what they cost").click();
        page.locator("#session-pages [data-focus=session-ses-000]").click();

        assertThat(page.locator("#session-pages-title")).hasText("Session ses-000");
        assertThat(page.locator("#session-pages-title")).isFocused();
        assertThat(page.locator("[data-name=components]")).containsText("Databases");
        assertThat(page.locator("[data-name=components] [data-key=dbOps]")).containsText("$0.0004");
        assertThat(page.locator("[data-name=session-models]")).containsText("claude-opus-4-8");
        assertThat(page.locator("[data-name=children]")).containsText("ses-003");
        assertThat(page.locator("[data-name=agents]")).containsText("<img src=x>");
        assertThat(page.locator("[data-name=timeline] tbody tr")).hasCount(5);
        assertThat(page.locator("[data-name=timeline] [data-key=api-1]")).containsText("timeout");
        assertThat(page.locator("[data-name=timeline] [data-key=int-1]")).containsText("≥$0.060");

        page.getByText("All sessions", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#session-pages-title")).hasText("Sessions");
        website.assertNoFaults();
    }

    @Test
    void emptyList_saysSo() {
        server.answers().put("sessions", "[]");

        website.openSessions(LIST);

        assertThat(page.locator("#session-pages")).containsText("No session matches.");
    }

    @Test
    void failure_isSaidAndCanBeTriedAgain() {
        String answer = server.answers().remove("sessions/ses-000");
        website.openSessions(SESSION);
        assertThat(page.locator("#session-pages [role=alert]")).containsText("Unknown: sessions/ses-000");

        server.answers().put("sessions/ses-000", answer);
        page.getByText("Try again").click();

        assertThat(page.locator("[data-name=components]")).isVisible();
        assertThat(page.locator("#session-pages [role=alert]")).isHidden();
    }

    static Stream<Arguments> windows() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(colours -> Stream.of(1280, 320).map(width -> Arguments.of(width, colours)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void pages_haveNoFaults(int width, ColorScheme colours, Browser browser) {
        try (var visitor = Website.of(browser, server, width, 800, colours)) {
            String name = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            visitor.openSessions(LIST);
            visitor.screenshot("sessions-" + name);
            assertThat(visitor.accessibilityFaults()).isEmpty();

            visitor.openSessions(SESSION);
            visitor.page().locator("[data-name=timeline]").waitFor();
            visitor.screenshot("session-" + name);
            assertThat(visitor.accessibilityFaults()).isEmpty();
            visitor.assertNoFaults();
        }
    }
}
