package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tokenspeed.gateway.config.UpstreamPatience;
import io.tokenspeed.gateway.dialect.ApiDialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A provider that refuses to be asked for the usage of a stream is asked without, and not again for a while. */
class UsageRefusedTest {
    private static final String BODY = "{\"model\":\"m\",\"stream\":true,\"messages\":[]}";
    private static final String EVENT =
            "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void provider_thatRefuses_isAskedWithout() throws IOException, InterruptedException {
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        old.createContext("/", this::answer);
        old.start();
        URI address = URI.create("http://127.0.0.1:" + old.getAddress().getPort());
        try (Rig rig = Rig.before(Rig.upstream("old", ApiDialect.OPENAI, address, UpstreamPatience.USUAL))) {
            HttpResponse<byte[]> first = rig.post(rig.through("/v1/chat/completions"), BODY);
            HttpResponse<byte[]> second = rig.post(rig.through("/v1/chat/completions"), BODY);

            assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo(EVENT);
            assertThat(new String(second.body(), StandardCharsets.UTF_8)).isEqualTo(EVENT);
            assertThat(asked).hasSize(3);
            assertThat(asked.get(0)).contains("include_usage");
            assertThat(asked.subList(1, 3)).containsOnly(BODY);
            assertThat(rig.stored(2)).hasSize(2);
        } finally {
            old.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body);
        boolean refused = body.contains("stream_options");
        byte[] answer =
                (refused ? "{\"error\":\"unknown member stream_options\"}" : EVENT).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", refused ? "application/json" : "text/event-stream");
        exchange.sendResponseHeaders(refused ? 400 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
