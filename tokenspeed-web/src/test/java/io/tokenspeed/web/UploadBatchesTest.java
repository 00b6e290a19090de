package io.tokenspeed.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class UploadBatchesTest {
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
    void batch_opensItsBodyByKeyboard() {
        website.openUpload();
        var opener = page.locator("[data-focus=batch-419]");
        opener.focus();
        page.keyboard().press("Enter");

        var dialog = page.locator("#details");
        assertThat(dialog).containsText("Batch 419");
        assertThat(dialog.locator(".body")).containsText("\"bucketStart\"");
        page.screenshot(new Page.ScreenshotOptions().setPath(Website.SCREENSHOTS.resolve("upload-batch-1280.png")));

        page.keyboard().press("Escape");
        assertThat(opener).isFocused();
        website.assertNoFaults();
    }

    @Test
    void batchWithoutBody_saysSo() {
        server.answers().put("upload/batches/419", "");
        website.openUpload();

        page.locator("[data-focus=batch-419]").click();

        assertThat(page.locator("#details")).containsText("This body is not kept any more.");
    }

    @Test
    void moreBatches_areAskedForAndReplaceNothing() {
        String batch = "{\"id\":%d,\"status\":\"acked\",\"records\":1,\"bytes\":840,\"attempts\":0,"
                + "\"lastCode\":\"200\",\"createdAt\":1795192180,\"finishedAt\":null}";
        var batches = IntStream.range(0, 200).mapToObj(batch::formatted).collect(Collectors.joining(",", "[", "]"));
        server.answers().put("upload/queue", batches);
        website.openUpload();
        assertThat(page.locator("#batches tbody tr")).hasCount(12);

        page.getByText("Show all 200").click();
        assertThat(page.locator("#batches tbody tr")).hasCount(200);
        page.getByText("Show more").click();

        assertThat(page.getByText("Show more")).hasCount(0);
        assertThat(page.locator("#batches tbody tr")).hasCount(200);
        assertThat(server.requests()).contains("upload/queue?limit=200", "upload/queue?limit=1000");
        website.assertNoFaults();
    }
}
