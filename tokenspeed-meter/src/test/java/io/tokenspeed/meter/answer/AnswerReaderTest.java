package io.tokenspeed.meter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerReaderTest {
    @ParameterizedTest
    @EnumSource
    void stream_isReadAtAnyBoundary(ProviderApi api) {
        byte[] body = Samples.of(api).getBytes(StandardCharsets.UTF_8);

        for (int cut = 0; cut <= body.length; cut++) {
            Heard heard = new Heard(api, "");
            heard.read(ByteBuffer.wrap(body, 0, cut));
            heard.read(ByteBuffer.wrap(body, cut, body.length - cut)).end();

            assertThat(heard.deltas()).isEqualTo("rraaa");
            assertThat(heard.reading()).isEqualTo(expected(api));
        }
    }

    static AnswerReading expected(ProviderApi api) {
        boolean ollama = api == ProviderApi.OLLAMA;
        TokenCounts tokens = switch (api) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> Usage.inclusive(100, 40, 5, 30, 10);
            case ANTHROPIC -> Usage.exclusive(55, 40, 3, 2, 30, 10);
            case OLLAMA -> Usage.inclusive(100, 0, 30);
            case GEMINI -> Usage.inclusive(100, 40, 0, 30, 10);
        };
        boolean noTier = ollama || api == ProviderApi.GEMINI;
        return new AnswerReading(
                new AnswerReading.AnsweredBy(ollama ? null : "c1", "m", noTier ? null : "default"),
                tokens,
                List.of(),
                Billing.NONE,
                outputBytes(api),
                ollama ? new ServerTimings(5L, 6L, 7L) : null,
                true,
                null,
                0);
    }

    /** {@code Hm}, {@code so} and {@code Grüße} have 11 bytes. */
    private static long outputBytes(ProviderApi api) {
        return 11L
                + switch (api) {
                    case OPENAI_CHAT -> 14 + 3;
                    case OPENAI_RESPONSES -> 2;
                    case ANTHROPIC, OLLAMA -> 3;
                    case GEMINI -> 5 + 4;
                };
    }

    @Test
    void deltas_areHeardWithTheLastByteOfTheirEvent() {
        Heard heard = new Heard(ProviderApi.OPENAI_CHAT, "text/event-stream");

        heard.read("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(heard.deltas()).isEmpty();
        heard.read(new byte[] {'\n'});

        assertThat(heard.deltas()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"'\r\n'", "'\r'"})
    void lineEnds_mayBeThoseOfAnySystem(String end) {
        String body = Samples.of(ProviderApi.ANTHROPIC).replace("\n", end);

        Heard heard = Heard.stream(ProviderApi.ANTHROPIC, body);

        assertThat(heard.deltas()).isEqualTo("rraaa");
        assertThat(heard.reading()).isEqualTo(expected(ProviderApi.ANTHROPIC));
    }

    @Test
    void malformedEvents_areCountedAndChangeNothingElse() {
        String body = Samples.of(ProviderApi.OPENAI_CHAT)
                .replace(
                        ": keep-alive",
                        "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":{\"prompt_tokens\":7}\n\n"
                                + "data: no json\n\ndata: [1]\n\ndata: \n\nid: 1\nretry: 5\ndatum: {}");

        Heard heard = Heard.stream(ProviderApi.OPENAI_CHAT, body);

        assertThat(heard.deltas()).isEqualTo("rraaa");
        assertThat(heard.reading().unreadable()).isEqualTo(3);
        assertThat(heard.reading().tokens())
                .isEqualTo(expected(ProviderApi.OPENAI_CHAT).tokens());
    }

    @Test
    void eventThatIsTooLong_isLeftOut() {
        Heard heard = new Heard(ProviderApi.OLLAMA, "application/x-ndjson");
        byte[] piece = new byte[1 << 20];

        for (int i = 0; i < 9; i++) {
            heard.read(piece);
        }
        heard.read(("\n" + Samples.of(ProviderApi.OLLAMA)).getBytes(StandardCharsets.UTF_8))
                .end();

        assertThat(heard.deltas()).isEqualTo("rraaa");
        assertThat(heard.reading().unreadable()).isEqualTo(1);
    }

    @Test
    void deepAndLongPaths_areLeftOut() {
        String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        String longName = "{\"" + "x".repeat(40_000) + "\":{\"content\":\"a\"}}";

        Heard heard = Heard.stream(ProviderApi.OPENAI_CHAT, "data: " + deep + "\n\ndata: " + longName + "\n\n");

        assertThat(heard.deltas()).isEmpty();
        assertThat(heard.reading().unreadable()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI_CHAT | {\"error\":{\"message\":\"x\",\"type\":\"server_error\",\"code\":\"rate_limit_exceeded\"}} | RATE_LIMITED",
                "OPENAI_CHAT | {\"error\":{\"message\":\"x\",\"code\":504}} | TIMEOUT",
                "OPENAI_CHAT | {\"error\":{\"code\":\"context_length_exceeded\"}} | CLIENT",
                "OPENAI_CHAT | {\"error\":null} | ",
                "GEMINI | {\"error\":{\"code\":429,\"message\":\"x\",\"status\":\"RESOURCE_EXHAUSTED\"}} | RATE_LIMITED",
                "GEMINI | {\"error\":{\"status\":\"DEADLINE_EXCEEDED\"}} | TIMEOUT",
                "GEMINI | {\"error\":{\"status\":\"UNAUTHENTICATED\"}} | CLIENT",
                "GEMINI | {\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\"}} | SERVER",
                "OPENAI_RESPONSES | {\"type\":\"error\",\"code\":\"rate_limit_exceeded\"} | RATE_LIMITED",
                "OPENAI_RESPONSES | {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":{\"code\":\"invalid_prompt\"}}} | CLIENT",
                "OPENAI_RESPONSES | {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\"}} | SERVER",
                "ANTHROPIC | {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}} | SERVER",
                "ANTHROPIC | {\"type\":\"error\",\"error\":{\"type\":\"timeout_error\"}} | TIMEOUT",
                "ANTHROPIC | {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\"}} | CLIENT"
            })
    void reportedError_hasItsKind(ProviderApi api, String event, @Nullable ErrorKind kind) {
        Heard heard = Heard.stream(api, "data: " + event + "\n\n");

        assertThat(heard.reading().error()).isEqualTo(kind);
        assertThat(heard.reading().complete()).isFalse();
    }

    @Test
    void openAiUsage_isReadFromAllThatFollowIt() {
        assertThat(usage("{\"prompt_tokens\":10,\"completion_tokens\":4}")).isEqualTo(Usage.inclusive(10, 0, 4));
        assertThat(usage("{\"prompt_tokens\":10,\"prompt_cache_hit_tokens\":6,\"completion_tokens\":4}"))
                .isEqualTo(Usage.inclusive(10, 6, 4));
        assertThat(
                        usage(
                                "{\"prompt_tokens\":10,\"cached_tokens\":6,\"completion_tokens\":4,\"prompt_tokens_details\":null}"))
                .isEqualTo(Usage.inclusive(10, 6, 4));
        assertThat(
                        usage(
                                "{\"prompt_tokens\":10,\"completion_tokens\":4,\"prompt_tokens_details\":{\"cache_write_tokens\":3}}"))
                .isEqualTo(Usage.exclusive(7, 0, 3, 0, 4));
        assertThat(usage("{\"prompt_tokens\":10,\"total_tokens\":10}")).isEqualTo(Usage.inclusive(10, 0, 0));
        assertThat(usage("{\"prompt_tokens\":10,\"completion_tokens\":4,\"total_tokens\":34,"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":20}}"))
                .isEqualTo(Usage.inclusive(10, 0, 0, 24, 20));
    }

    @Test
    void nonsenseInUsage_isMarkedAsEstimated() {
        assertThat(usage("{\"prompt_tokens\":10,\"completion_tokens\":99999999999999999999}")
                        .source())
                .isEqualTo(UsageSource.ESTIMATED);
        assertThat(usage("{\"prompt_tokens\":-1,\"completion_tokens\":4}").source())
                .isEqualTo(UsageSource.ESTIMATED);
        assertThat(usage("{\"prompt_tokens\":\"10\",\"completion_tokens\":true}"))
                .isEqualTo(Usage.MISSING);
    }

    private static TokenCounts usage(String usage) {
        return Heard.whole(ProviderApi.OPENAI_CHAT, "{\"id\":\"c1\",\"usage\":" + usage + "}")
                .tokens();
    }

    @Test
    void anthropicCacheWrites_withoutLifetimes_liveFiveMinutes() {
        AnswerReading reading = Heard.whole(
                ProviderApi.ANTHROPIC,
                "{\"usage\":{\"input_tokens\":1,\"cache_creation_input_tokens\":7,\"output_tokens\":2}}");

        assertThat(reading.tokens()).isEqualTo(Usage.exclusive(1, 0, 7, 0, 2));
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void beginningOfAnAnthropicStream_knowsThePromptOnly() {
        String all = Samples.of(ProviderApi.ANTHROPIC);

        AnswerReading reading = Heard.stream(ProviderApi.ANTHROPIC, all.substring(0, all.indexOf("event: ping")))
                .reading();

        assertThat(reading.complete()).isFalse();
        assertThat(reading.tokens().prompt()).isEqualTo(100);
        assertThat(reading.tokens().outputReliable()).isFalse();
    }

    @Test
    void documentThatIsCut_isNotComplete() {
        String document = "{\"id\":\"c1\",\"choices\":[{\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":10,"
                + "\"completion_tokens\":4,\"total_tokens\":14}}";

        assertThat(Heard.whole(ProviderApi.OPENAI_CHAT, document).complete()).isTrue();
        for (int length = 1; length < document.length(); length++) {
            AnswerReading cut = Heard.whole(ProviderApi.OPENAI_CHAT, document.substring(0, length));

            assertThat(cut.complete()).isFalse();
            assertThat(cut.tokens()).isEqualTo(Usage.MISSING);
            assertThat(cut.unreadable()).isEqualTo(1);
        }
    }
}
