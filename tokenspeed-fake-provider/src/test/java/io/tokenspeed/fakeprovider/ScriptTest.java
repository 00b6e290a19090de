package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeProvider provider = FakeProvider.start();
    private final Client client = new Client(provider);

    @AfterEach
    void close() {
        provider.close();
    }

    private HttpResponse<String> ask(String steps) throws IOException, InterruptedException {
        return client.post(CHAT, body("fake:" + steps));
    }

    private static String body(String model) {
        return "{\"model\":\"" + model + "\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}";
    }

    @Test
    void deltas_neverLeaveBeforeTheirInstants() throws Exception {
        ask("role;wait 20ms;think 2 every 5ms;text 2 every 10ms;wait 7ms;tool 1");

        Exchange exchange = provider.awaitEnding(0, SOON);
        List<Long> instants = List.of(20L, 25L, 35L, 45L, 52L);
        assertThat(exchange.deltaNanos()).hasSameSizeAs(instants);
        for (int i = 0; i < instants.size(); i++) {
            assertThat(exchange.deltaNanos().get(i) - exchange.receivedNanos())
                    .isGreaterThanOrEqualTo(instants.get(i) * 1_000_000);
        }
        assertThat(exchange.times().writes().get(0).nanos()).isLessThan(exchange.firstNanos());
    }

    @Test
    void burst_packsDeltasIntoOneWrite() throws Exception {
        ask("burst 3;text 7 every 2ms");

        Exchange exchange = provider.awaitEnding(0, SOON);
        assertThat(exchange.deltaNanos()).hasSize(7);
        assertThat(exchange.deltaNanos().stream().distinct()).hasSize(3);
    }

    @Test
    void usage_isWhatTheStepSays() throws Exception {
        String body = ask("text 2;usage in=12 cached=8 write=1 write1h=2 out=60 reason=20;stop length")
                .body();

        assertThat(body).contains("\"completion_tokens\":60").contains("\"finish_reason\":\"length\"");
        assertThat(provider.awaitEnding(0, SOON).answered().usage()).isEqualTo(new ReportedUsage(12, 8, 1, 2, 60, 20L));
    }

    @Test
    void usage_isInTheLedgerOnlyWhereItWasReported() throws Exception {
        ask("text 2;nousage");
        client.post(CHAT, "{\"model\":\"fake:text 2\",\"stream\":true}");
        assertThatThrownBy(() -> ask("text 2;cut")).isInstanceOf(IOException.class);

        assertThat(provider.awaitEnding(2, SOON).answered().usage()).isNull();
        assertThat(provider.exchanges())
                .allMatch(exchange -> exchange.answered().usage() == null);
    }

    @Test
    void status_hasItsHeaders() throws Exception {
        HttpResponse<String> response = ask("wait 1ms;status 429 retry-after=2");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).hasValue("2");
        assertThat(response.body()).contains("rate_limit_exceeded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut",
                "reset",
                "cut head",
                "reset head",
                "text 1;cut",
                "text 1;cut chunk",
                "text 1;reset",
                "garbage 64"
            })
    void brokenAnswer_isSeenByTheClient(String steps) {
        assertThatThrownBy(() -> ask(steps + ";text 1")).isInstanceOf(IOException.class);

        assertThat(provider.awaitEnding(0, SOON).ending()).isEqualTo(Exchange.Ending.SENT);
    }

    @Test
    void hang_isNoticedWhenTheClientLeaves() throws Exception {
        HttpResponse<InputStream> response =
                client.http().send(client.request(CHAT, body("fake:text 1;hang")), BodyHandlers.ofInputStream());
        response.body().read();

        response.body().close();

        Exchange exchange = provider.awaitEnding(0, SOON);
        assertThat(exchange.ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
        assertThat(exchange.times().leftNanos()).isGreaterThan(exchange.lastNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "error overloaded, server_is_overloaded",
        "error rate_limit, rate_limit_exceeded",
        "text 1;garbage 20, %&garbage~",
        "ping;text 1, : ping"
    })
    void event_isInTheBody(String steps, String word) throws Exception {
        assertThat(ask(steps).body()).contains(word);
    }

    @Test
    void nomark_leavesOutTheEnding() throws Exception {
        assertThat(ask("text 1;nomark").body()).contains("The ").doesNotContain("[DONE]", "\"stop\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"split 1", "split 7 every 1ms", "length", "untilclosed", "length;split 100", "burst 2", "role"})
    void dress_doesNotChangeTheBody(String dress) throws Exception {
        String plain = ask("text 3;tool 2").body();

        String dressed = ask(dress + ";text 3;tool 2").body();

        assertThat(withoutId(dressed)).isEqualTo(withoutId(plain));
    }

    private static String withoutId(String body) {
        return body.replaceAll("chatcmpl-\\d+|fake:[^\"]+", "x");
    }

    @Test
    void multiline_partsTheDataOfAnEvent() throws Exception {
        assertThat(ask("multiline;text 1").body().lines().limit(2))
                .allMatch(line -> line.startsWith("data: "))
                .first()
                .isEqualTo("data: {");
    }

    @Test
    void gzip_isWhatTheLedgerHas() throws Exception {
        HttpResponse<InputStream> response =
                client.http().send(client.request(CHAT, body("fake:gzip;crlf;text 3")), BodyHandlers.ofInputStream());
        byte[] bytes = response.body().readAllBytes();

        String plain =
                new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);

        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(plain).endsWith("data: [DONE]\r\n\r\n");
        assertThat(provider.awaitEnding(0, SOON).answered().body().bytes()).isEqualTo(bytes);
    }

    @Test
    void big_isKeptAsADigest() throws Exception {
        HttpResponse<String> response = ask("big 3MB");

        Exchange exchange = provider.awaitEnding(0, SOON);
        assertThat(response.body().length()).isGreaterThan(3_000_000);
        assertThat(exchange.answered().body().length())
                .isEqualTo(response.body().length());
        assertThatThrownBy(() -> exchange.answered().body().bytes())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a body of " + response.body().length() + " bytes is not kept");
    }

    @Test
    void name_standsForSteps() throws Exception {
        provider.name("short", "text 2");

        assertThat(client.post(CHAT, body("fake/short")).body())
                .contains("quick ")
                .doesNotContain("brown ");
        assertThat(client.post(CHAT, body("fake/other")).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> provider.name("bad", "dance")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance | there is no such step",
                "text x | x is not a number up to 1000000",
                "text 3 at 5ms | after the number may come \\\"every\\\" and a duration",
                "wait 5 | 5 is not a duration such as 200ms, up to a day",
                "big 900MB | 900MB is not a size such as 10MB, up to 256MB",
                "usage out | a count looks like in=12",
                "usage all=1 | counts are in, cached, write, write1h, out and reason",
                "status 429 soon | a header looks like retry-after=2",
                "cut tail | after it may come \\\"head\\\" or \\\"chunk\\\""
            })
    void wrongStep_isNamed(String step, String sentence) throws Exception {
        HttpResponse<String> response = ask(step);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"fake step \\\"" + step + "\\\": " + sentence + "\"}");
    }
}
