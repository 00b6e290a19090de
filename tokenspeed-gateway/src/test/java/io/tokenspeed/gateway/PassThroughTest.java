package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.ReportedUsage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client gets through the gateway is what the provider sent, byte for byte. */
class PassThroughTest {
    private static Rig rig;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        rig = Rig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static final Answer PLAIN = Answer.text(12).id("id-1").usage(ReportedUsage.of(100, 12));

    record Case(String name, String path, String body, Answer answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Answer> answers = List.of(
                PLAIN,
                PLAIN.reasoning(4).usage(ReportedUsage.of(100, 40).reasoning(20)),
                PLAIN.toolCall(5),
                PLAIN.noUsage(),
                PLAIN.errorAfter(3),
                Answer.error(429).header("retry-after", "7"),
                Answer.error(401),
                Answer.error(500),
                Answer.error(529));
        List<String> paths = List.of("/v1/chat/completions", "/v1/responses", "/v1/messages?beta=true", "/api/chat");
        return paths.stream()
                .flatMap(path -> Stream.of(true, false)
                        .flatMap(stream -> Stream.iterate(0, i -> i < answers.size(), i -> i + 1)
                                .map(i -> new Case(
                                        path + " " + i + (stream ? " streamed" : " whole"),
                                        path,
                                        "{\"model\":\"m\",\"stream\":" + stream
                                                + ",\"stream_options\":{\"include_usage\":true},\"messages\":[]}",
                                        answers.get(i)))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answer_isThatOfTheProvider(Case one) throws IOException, InterruptedException {
        rig.provider().next(one.answer, one.answer);

        HttpResponse<byte[]> direct = rig.post(rig.direct(one.path), one.body);
        HttpResponse<byte[]> through = rig.post(rig.through(one.path), one.body);

        assertThat(through.statusCode()).isEqualTo(direct.statusCode());
        assertThat(text(through)).isEqualTo(text(direct));
        assertThat(through.headers().firstValue("content-type"))
                .isEqualTo(direct.headers().firstValue("content-type"));
        assertThat(through.headers().firstValue("retry-after"))
                .isEqualTo(direct.headers().firstValue("retry-after"));
    }

    @Test
    void request_isThatOfTheClient() throws IOException, InterruptedException {
        String body = " {\"model\" : \"m\", \"odd\":\"\\u00e4 \\/ \",\n\"stream\":true,\"messages\":[] } ";

        rig.post(
                rig.through("/v1/messages?beta=true"),
                body,
                "anthropic-beta",
                "one-2026, two",
                "x-api-key",
                "sk-secret",
                "cookie",
                "a=b",
                "x-forwarded-for",
                "1.2.3.4");

        var exchanges = rig.provider().exchanges();
        var exchange = exchanges.get(exchanges.size() - 1);
        assertThat(exchange.path()).isEqualTo("/v1/messages?beta=true");
        assertThat(exchange.body()).isEqualTo(body);
        assertThat(exchange.headers())
                .containsEntry("anthropic-beta", "one-2026, two")
                .containsEntry("x-api-key", "sk-secret")
                .containsEntry("accept-encoding", "identity")
                .containsEntry("host", rig.provider().uri().getAuthority())
                .doesNotContainKeys("cookie", "x-forwarded-for");
    }

    @Test
    void silentChatStream_isAskedForUsageThatTheClientDoesNotSee() throws IOException, InterruptedException {
        rig.provider().next(PLAIN, PLAIN);
        String silent = "{\"model\":\"m\",\"stream\":true,\"messages\":[]}";

        HttpResponse<byte[]> direct = rig.post(rig.direct("/v1/chat/completions"), silent);
        HttpResponse<byte[]> through = rig.post(rig.through("/v1/chat/completions"), silent);

        var exchanges = rig.provider().exchanges();
        assertThat(exchanges.get(exchanges.size() - 1).body())
                .isEqualTo(
                        "{\"stream_options\":{\"include_usage\":true},\"model\":\"m\",\"stream\":true,\"messages\":[]}");
        assertThat(text(through).replace(",\"usage\":null", "")).isEqualTo(text(direct));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8).replaceAll("\"created(_at)?\":[^,}]+", "");
    }
}
