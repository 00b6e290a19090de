package io.tokenspeed.server.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.server.TestApp;
import io.tokenspeed.testkit.fixture.TestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
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
    @ValueSource(strings = {"gzip", "br, gzip", "gzip;q=0.5", "deflate, gzip ; q=1.0"})
    void compression_accepted_shortensTheSameText(String accepted) throws IOException, InterruptedException {
        String plain = client.get("/long.txt").body();

        HttpResponse<byte[]> answer = client.bytes("/long.txt", "Accept-Encoding", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(answer.body()).hasSizeLessThan(plain.length() / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                .asString(UTF_8)
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br"})
    void compression_notAccepted_isNotSent(String accepted) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.bytes("/long.txt", "Accept-Encoding", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
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
