package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The menu that shares what a page shows. */
@ExtendWith(Chromium.class)
class ShareTest {
    /** The ground of a panel in the dark theme. */
    private static final int DARK_CARD = 0x161a22;

    private FixtureServer server;
    private Website website;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server, 1280, 900, ColorScheme.DARK);
        page = website.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    @AfterEach
    void close() {
        website.assertNoFaults();
        website.close();
        server.close();
    }

    private Locator item(String text) {
        return page.locator("#share-menu").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    private String copied() {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    @Test
    void link_isTheWholeView() {
        website.openOverview("#/overview?period=7d&f=is,provider,anthropic");

        page.locator("#share").click();
        item("Copy link").click();

        assertThat(page.locator("#share-menu + [role=status]")).hasText("The link is copied.");
        assertThat(copied()).isEqualTo(server.url() + "#/overview?period=7d&f=is,provider,anthropic");
    }

    @Test
    void numbers_areMarkdownInWhichNamesStayText() {
        website.openOverview("");
        page.locator("#projects table").waitFor();

        page.locator("#share").click();
        item("Copy numbers as Markdown").click();

        assertThat(page.locator("#share-menu + [role=status]")).hasText("The numbers are copied.");
        assertThat(copied())
                .contains("### Numbers", "| Tokens | ", "### Providers and models", "| --- | --- |")
                .doesNotContain("| <img", "\u202e");
    }

    @Test
    void charts_arePicturesInTheThemeOfThePage() throws IOException {
        website.open("#/compare");
        page.locator(".histogram").waitFor();
        page.locator("#curve-decode .curve").first().waitFor();
        page.locator("#share").click();

        BufferedImage drawing = picture("PNG of Time to first token against decode speed");
        assertThat(drawing.getWidth()).isGreaterThan(900);
        assertThat(drawing.getRGB(2, 2) & 0xffffff).isEqualTo(DARK_CARD);
        assertThat(colours(drawing)).isGreaterThan(8);
        assertThat(colours(picture("PNG of Decode speed, cumulative"))).isGreaterThan(4);
    }

    @Test
    void timeChart_isAPictureAndAFile() throws IOException {
        website.openOverview("");
        page.locator("#share").click();

        assertThat(colours(picture("PNG of Tokens over time"))).isGreaterThan(6);
        Download file =
                page.waitForDownload(() -> item("CSV of Tokens over time").click());
        assertThat(file.suggestedFilename()).isEqualTo("tokenspeed-tokens-over-time.csv");
        assertThat(Files.readString(file.path())).startsWith("start,").contains("2026-11-19T");
    }

    @Test
    void table_isAFileWithoutFormulas() throws IOException {
        server.change("v1/series?group=project", "/home/ann/shop", "=cmd()");
        website.openOverview("");
        page.locator("#projects table").waitFor();
        page.locator("#share").click();

        Download file = page.waitForDownload(() -> item("CSV of Projects").click());

        assertThat(Files.readAllLines(file.path()))
                .hasSizeGreaterThan(2)
                .noneMatch(line -> line.startsWith("=") || line.startsWith("\"="));
    }

    @Test
    void menu_isLeftByEscapeAndHasNoFaults() {
        website.openOverview("");
        page.locator("#share").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#share-menu button").first()).isFocused();
        assertThat(website.accessibilityFaults()).isEmpty();

        page.keyboard().press("Escape");

        assertThat(page.locator("#share-menu")).hasCount(0);
        assertThat(page.locator("#share")).isFocused();
    }

    private BufferedImage picture(String name) throws IOException {
        Download file = page.waitForDownload(() -> item(name).click());
        return Objects.requireNonNull(ImageIO.read(file.path().toFile()), "the browser saves a PNG");
    }

    private static long colours(BufferedImage image) {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(all).distinct().count();
    }
}
