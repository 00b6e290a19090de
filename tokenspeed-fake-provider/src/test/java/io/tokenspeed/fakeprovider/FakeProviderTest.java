package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeProviderTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String STREAMED = "{\"model\":\"gpt-5.5\",\"stream\":true}";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeProvider provider = FakeProvider.start();
    private final Client client = new Client(provider);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void exchanges_holdWhatWasAskedInOrder() throws Exception {
        provider.next(Answer.text(1), Answer.text(2));

        client.post(CHAT + "?a=1", STREAMED);
        client.post("/v1/messages", STREAMED);
        client.post(CHAT, STREAMED);

        assertThat(provider.exchanges())
                .extracting(Exchange::path)
                .containsExactly(CHAT + "?a=1", "/v1/messages", CHAT);
        assertThat(provider.exchanges())
                .extracting(exchange -> exchange.deltaNanos().size())
                .containsExactly(1, 2, 8);
        assertThat(provider.exchanges().get(0).body()).isEqualTo(STREAMED);
        assertThat(provider.exchanges().get(0).headers())
                .containsEntry("content-length", "33")
                .containsKey("user-agent");
    }

    @Test
    void deltas_leaveAtTheirInstants() throws Exception {
        provider.otherwise(Answer.text(20).firstAfter(Duration.ofMillis(30)).every(Duration.ofMillis(5)));
        List<Long> medians = new ArrayList<>();

        for (int run = 0; run < 5; run++) {
            client.post(CHAT, STREAMED);
            Exchange exchange = provider.exchanges().get(run);
            medians.add(LongStream.range(0, 20)
                    .map(i ->
                            exchange.deltaNanos().get((int) i) - exchange.receivedNanos() - 30_000_000 - i * 5_000_000)
                    .sorted()
                    .toArray()[10]);
        }

        assertThat(medians).allMatch(late -> late >= 0);
        assertThat(medians).anyMatch(late -> late < 500_000);
    }

    @Test
    void deltas_arriveOneByOne() throws Exception {
        provider.next(Answer.text(2).every(Duration.ofMillis(200)));

        HttpResponse<InputStream> response =
                client.http().send(client.request(CHAT, STREAMED), BodyHandlers.ofInputStream());
        long headAt = System.nanoTime();
        response.body().readAllBytes();
        long endAt = System.nanoTime();

        assertThat(headAt).isLessThan(provider.exchanges().get(0).lastNanos());
        assertThat(endAt).isGreaterThan(provider.exchanges().get(0).lastNanos());
    }

    @Test
    void whole_comesWhenTheLastDeltaWould() throws Exception {
        provider.next(Answer.text(4).firstAfter(Duration.ofMillis(40)).every(Duration.ofMillis(20)));

        client.post(CHAT, "{\"model\":\"gpt-5.5\",\"stream\": false}");

        assertThat(System.nanoTime() - provider.exchanges().get(0).receivedNanos())
                .isGreaterThan(100_000_000);
        assertThat(provider.exchanges().get(0).deltaNanos()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, 429, rate_limit_exceeded",
        "/v1/responses, 401, invalid_api_key",
        "/v1/messages, 529, overloaded_error",
        "/api/chat, 500, 'fail with 500'"
    })
    void error_hasStatusBodyAndHeaders(String path, int status, String word) throws Exception {
        provider.next(Answer.error(status).header("retry-after", "2"));

        HttpResponse<String> response = client.post(path, STREAMED);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(word);
        assertThat(response.headers().firstValue("retry-after")).hasValue("2");
    }

    @Test
    void unknownPath_isNotFound() throws Exception {
        assertThat(client.post("/v1/moderations", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void dropped_closesTheConnection() {
        provider.next(Answer.dropped());

        assertThatThrownBy(() -> client.post(CHAT, STREAMED)).isInstanceOf(IOException.class);
    }

    @Test
    void cut_breaksTheBody() {
        provider.next(Answer.text(4).cutAfter(2), Answer.text(4).cutAfter(2));

        assertThatThrownBy(() -> client.post(CHAT, STREAMED)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.post(CHAT, "{}")).isInstanceOf(IOException.class);
        assertThat(provider.exchanges().get(0).deltaNanos()).hasSize(2);
    }

    @Test
    void truncated_endsInOrderWithoutItsEnd() throws Exception {
        provider.next(Answer.text(4).truncatedAfter(2), Answer.text(4).truncatedAfter(0));

        assertThat(client.lines(CHAT, STREAMED)).hasSize(3).last().asString().contains("quick");
        assertThat(client.post(CHAT, "{}").body()).startsWith("{\"id\"").doesNotEndWith("}");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, '\"error\":{'",
        "/v1/responses, event: error",
        "/v1/messages, overloaded_error",
        "/api/chat, '{\"error\":'"
    })
    void errorEvent_endsTheStream(String path, String word) throws Exception {
        provider.next(Answer.text(4).errorAfter(1));

        String body = client.post(path, STREAMED).body();

        assertThat(body).contains("The ").doesNotContain("quick").contains(word);
    }

    @Test
    void hanging_lastsUntilTheClientLeaves() throws Exception {
        provider.next(Answer.text(4).hangsAfter(1));
        HttpResponse<InputStream> response =
                client.http().send(client.request(CHAT, STREAMED), BodyHandlers.ofInputStream());
        response.body().read();
        assertThat(provider.exchanges().get(0).ending()).isEqualTo(Exchange.Ending.OPEN);

        response.body().close();

        assertThat(provider.awaitEnding(0, SOON).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
    }

    @Test
    void silent_sendsNothing() {
        provider.next(Answer.silent());
        var request = java.net.http.HttpRequest.newBuilder(client.request(CHAT, STREAMED), (name, value) -> true)
                .timeout(Duration.ofMillis(100))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .isInstanceOf(java.net.http.HttpTimeoutException.class);
        assertThat(provider.awaitEnding(0, SOON).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
    }

    @Test
    void awaitEnding_givesUpInTime() {
        assertThatThrownBy(() -> provider.awaitEnding(0, Duration.ofMillis(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("exchange 0 has not ended after PT0.005S");
    }

    @Test
    void close_refusesConnections() {
        provider.close();

        assertThatThrownBy(() -> client.post(CHAT, STREAMED)).isInstanceOf(java.net.ConnectException.class);
    }

    @Test
    void chunkedBody_isRead() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(provider.uri().resolve(CHAT))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(STREAMED.getBytes(StandardCharsets.UTF_8))))
                .build();

        client.http().send(request, BodyHandlers.ofString());

        assertThat(provider.exchanges().get(0).body()).isEqualTo(STREAMED);
        assertThat(provider.exchanges().get(0).headers()).containsEntry("transfer-encoding", "chunked");
    }

    @Test
    void largeRequest_isAnsweredAndKeptAsADigest() throws Exception {
        String text = "x".repeat(3_000_000);

        HttpResponse<String> response =
                client.post(CHAT, "{\"messages\":\"" + text + "\",\"model\":\"fake:text 1\",\"stream\":true}");

        assertThat(response.body()).contains("The ").doesNotContain("quick");
        assertThat(provider.exchanges().get(0).call().body().length()).isGreaterThan(3_000_000);
        assertThat(provider.exchanges().get(0).call().body().sha256()).hasSize(64);
    }

    @Test
    void pipelinedRequests_areAnsweredInOrder() throws Exception {
        String request = "POST /api/generate HTTP/1.1\r\ncontent-length: %d\r\n\r\n%s";
        String first = "{\"model\":\"fake:wait 20ms;text 1\"}";
        String second = "{\"model\":\"fake:text 2;untilclosed\"}";

        try (Socket socket = new Socket(provider.uri().getHost(), provider.uri().getPort())) {
            String both = request.formatted(first.length(), first) + request.formatted(second.length(), second);
            socket.getOutputStream().write(both.getBytes(StandardCharsets.UTF_8));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers.indexOf("wait 20ms")).isBetween(0, answers.indexOf("untilclosed"));
        }
        assertThat(provider.exchanges())
                .extracting(exchange -> exchange.deltaNanos().size())
                .containsExactly(1, 2);
    }

    @Test
    void clientThatWaitsToSend_isTold() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(client.request(CHAT, STREAMED), (name, value) -> true)
                .expectContinue(true)
                .build();

        assertThat(client.http().send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }
}
