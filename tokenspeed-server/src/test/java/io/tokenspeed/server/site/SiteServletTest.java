package io.tokenspeed.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.server.TestApp;
import io.tokenspeed.testkit.fixture.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServletTest {
    private static TestApp app;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        app = TestApp.start();
        client = app.client();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void folder_isItsIndexPage() throws IOException, InterruptedException {
        HttpResponse<String> page = client.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("<title>test</title>")
                .isEqualTo(client.get("/index.html").body());
    }

    @Test
    void entityTag_ofSameFile_savesSendingIt() throws IOException, InterruptedException {
        String tag = client.get("/").headers().firstValue("ETag").orElseThrow();

        assertThat(client.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/io/tokenspeed/server/site/SiteServlet.class",
                "//x",
                "/nowhere.html"
            })
    void otherPaths_areNotFound(String path) throws IOException {
        assertThat(client.raw(path, "localhost"))
                .containsAnyOf("HTTP/1.1 404", "HTTP/1.1 400")
                .doesNotContain("root:");
    }
}
