package io.tokenspeed.collector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackQueueFullException;
import io.tokenspeed.model.track.TrackResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sink makes of a server's answers. */
class HttpSinkTest {
    private static final SessionEnd EVENT = new SessionEnd("s", "my-app", 1_770_000_000_000L, Status.OK);

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-TS-Token") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", "http://localhost/elsewhere");
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpSink sink() {
        return HttpSink.to(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret\n");
    }

    private static List<TrackEvent> events(int count) {
        return new ArrayList<>(Collections.nCopies(count, EVENT));
    }

    @Test
    void write_sendsTheEventsWithTheToken() {
        answer = "{\"stored\":1,\"results\":[{\"index\":0,\"status\":\"stored\"}]}";

        assertThat(sink().write(events(1))).extracting(TrackResult::outcome).containsExactly(TrackOutcome.STORED);

        assertThat(bodies)
                .containsExactly("/api/track/batch secret {\"events\":[{\"type\":\"session.end\",\"sessionId\":\"s\","
                        + "\"app\":\"my-app\",\"endedAt\":\"2026-02-02T02:40:00Z\",\"status\":\"ok\"}]}");
    }

    @Test
    void write_everyOutcome_isTold() {
        answer = "{\"results\":[{\"index\":0,\"status\":\"duplicate\"},{\"index\":1,\"status\":\"refused\",\"problem\":"
                + "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"{\\\"index\\\":9}\"}},"
                + "{\"index\":2,\"status\":\"refused\",\"problem\":{\"status\":400}},{\"index\":3,\"status\":\"stored\"}]}";

        assertThat(sink().write(events(4)))
                .extracting(TrackResult::outcome)
                .containsExactly(
                        TrackOutcome.DUPLICATE, TrackOutcome.CONFLICT, TrackOutcome.REFUSED, TrackOutcome.STORED);
    }

    @Test
    void write_manyEvents_areSentInParts() {
        status = 503;

        assertThatThrownBy(() -> sink().write(events(1_200))).isInstanceOf(StorageException.class);

        assertThat(bodies).hasSize(1);
        assertThat(bodies.get(0).split("session\\.end", -1)).hasSize(501);
    }

    @Test
    void write_busyServer_isToldApart() {
        status = 429;

        assertThatThrownBy(() -> sink().write(events(1))).isInstanceOf(TrackQueueFullException.class);
    }

    @Test
    void write_refusedBody_isRefusedForGood() {
        status = 400;

        assertThat(sink().write(events(2)))
                .extracting(TrackResult::outcome)
                .containsOnly(TrackOutcome.REFUSED)
                .hasSize(2);
    }

    @Test
    void write_redirect_isNotFollowed() {
        status = 302;

        assertThatThrownBy(() -> sink().write(events(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("answered 302");
        assertThat(bodies).hasSize(1);
    }

    @Test
    void write_strangeAnswer_isSentAgainLater() {
        answer = "<html>hello</html>";

        assertThatThrownBy(() -> sink().write(events(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("is no TokenSpeed server.");
    }

    @Test
    void write_noServer_isSentAgainLater() {
        HttpSink sink = sink();
        server.stop(0);

        assertThatThrownBy(() -> sink.write(events(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("does not answer; start it.");
    }
}
