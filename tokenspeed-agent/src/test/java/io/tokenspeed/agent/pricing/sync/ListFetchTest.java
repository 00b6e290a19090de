package io.tokenspeed.agent.pricing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFetchTest {
    private static final byte[] LIST = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final ListServer server = new ListServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fetch_plainList_isInAPrivateFile() throws Exception {
        server.on("/list", exchange -> ListServer.send(exchange, 200, LIST));

        ListCopy list = fetch("/list").orElseThrow();

        assertThat(list.file()).hasBinaryContent(LIST);
        assertThat(OwnerFile.isOpenToOthers(list.file())).isFalse();
        assertThat(list.bytes()).isEqualTo(LIST.length);
        assertThat(list.digest()).isEqualTo("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
    }

    @Test
    void fetch_anyList_sendsNothingThatTellsWhoAsks() throws Exception {
        server.on("/list", exchange -> ListServer.send(exchange, 200, LIST));

        fetch("/list");

        assertThat(server.requests().get(0))
                .containsEntry("user-agent", "TokenSpeed")
                .doesNotContainKeys("cookie", "authorization", "x-ts-token", "referer", "from");
    }

    @Test
    void fetch_gzip_isUnpacked() throws Exception {
        server.on("/list", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ListServer.send(exchange, 200, ListServer.gzip(LIST));
        });

        assertThat(fetch("/list").orElseThrow().file()).hasBinaryContent(LIST);
    }

    @Test
    void fetch_gzipBomb_isRefusedBeforeItIsUnpacked() throws IOException {
        byte[] bomb = ListServer.gzip(new byte[40 << 20]);
        server.on("/list", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ListServer.send(exchange, 200, bomb);
        });

        assertThatThrownBy(() -> fetch("/list"))
                .isInstanceOf(TooLongException.class)
                .hasMessage("the list has more than 16777216 bytes");
        assertThat(folder.resolve("list.json"))
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(17L << 20));
    }

    @Test
    void fetch_endlessList_isRefused() {
        server.on("/list", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1 << 20];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 64; i++) {
                    out.write(part);
                }
            }
        });

        assertThatThrownBy(() -> fetch("/list")).isInstanceOf(TooLongException.class);
    }

    @Test
    void fetch_listThatDoesNotEnd_isGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        server.on("/list", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        FetchLimits impatient = new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(1), 1 << 20);

        assertThatThrownBy(() -> fetch("/list", impatient)).hasMessage("the list did not come within 1 s");
        end.countDown();
    }

    @Test
    void fetch_threeRedirects_areFollowed() throws Exception {
        server.on("/1", exchange -> ListServer.redirect(exchange, "/2"));
        server.on("/2", exchange -> ListServer.redirect(exchange, server.url("/3")));
        server.on("/3", exchange -> ListServer.redirect(exchange, "list"));
        server.on("/list", exchange -> ListServer.send(exchange, 200, LIST));

        assertThat(fetch("/1")).isPresent();
    }

    @Test
    void fetch_redirectsInACircle_areGivenUp() {
        server.on("/1", exchange -> ListServer.redirect(exchange, "/1"));

        assertThatThrownBy(() -> fetch("/1")).hasMessage("the server redirects more than 3 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/list", "ftp://example.org/", "file:///etc/passwd", "https://a:b@example.org/"
            })
    void fetch_redirectToAnInsecureAddress_isRefused(String to) {
        server.on("/1", exchange -> ListServer.redirect(exchange, to));

        assertThatThrownBy(() -> fetch("/1")).hasMessageStartingWith("the address must begin with https://");
    }

    @Test
    void redirected_fromElsewhereToThisMachine_isRefused() {
        URI elsewhere = URI.create("https://example.org/list");

        assertThatThrownBy(() -> ListAddress.redirected(elsewhere, "http://127.0.0.1:8080/"))
                .hasMessage("the server redirects to this machine");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 204})
    void fetch_otherStatus_isNoList(int status) {
        server.on("/list", exchange -> exchange.sendResponseHeaders(status, -1));

        assertThatThrownBy(() -> fetch("/list")).hasMessage("the server answered " + status);
    }

    @Test
    void fetch_nobodyListens_saysSo() {
        server.close();

        assertThatThrownBy(() -> fetch("/list")).hasMessage("nobody answers at the address");
    }

    private Optional<ListCopy> fetch(String path) throws Exception {
        return fetch(path, FetchLimits.USUAL);
    }

    private Optional<ListCopy> fetch(String path, FetchLimits limits) throws Exception {
        return new ListFetch(limits).fetch(ListAddress.of(server.url(path)), null, folder.resolve("list.json"));
    }
}
