package io.tokenspeed.meter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AnswerReaderPropertyTest {
    @Property(tries = 300)
    void stream_isReadInPiecesOfAnySize(
            @ForAll ProviderApi api,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 400) Integer> sizes) {
        byte[] body = bytes(api);
        Heard heard = new Heard(api, "");

        int at = 0;
        for (int i = 0; at < body.length; i++) {
            int length = Math.min(sizes.get(i % sizes.size()), body.length - at);
            heard.read(ByteBuffer.wrap(body, at, length));
            at += length;
        }
        heard.end();

        assertThat(heard.deltas()).isEqualTo("rraaa");
        assertThat(heard.reading()).isEqualTo(AnswerReaderTest.expected(api));
    }

    @Property(tries = 300)
    void stream_isReadWhateverItsLinesLookLike(
            @ForAll ProviderApi api,
            @ForAll LineEnd end,
            @ForAll boolean comments,
            @ForAll @IntRange(min = 1, max = 60) int size) {
        String text = Samples.of(api);
        String body = comments ? text.replaceAll("(?m)^data: ", ": waiting\nretry: 10\ndata:") : text;
        boolean ofLines = api == ProviderApi.OLLAMA && end == LineEnd.RETURN;
        Heard heard = new Heard(api, "");

        heard.readInPieces(bytes(ofLines ? body : body.replace("\n", end.bytes)), size);

        assertThat(heard.deltas()).isEqualTo("rraaa");
        assertThat(heard.reading()).isEqualTo(AnswerReaderTest.expected(api));
    }

    enum LineEnd {
        NEWLINE("\n"),
        RETURN("\r"),
        BOTH("\r\n");

        final String bytes;

        LineEnd(String bytes) {
            this.bytes = bytes;
        }
    }

    @Property(tries = 100)
    void arrayOfGemini_isAStream(@ForAll @IntRange(min = 1, max = 60) int size) {
        Heard heard = new Heard(ProviderApi.GEMINI, "application/json; charset=UTF-8");

        heard.readInPieces(bytes(Samples.geminiArray()), size);

        assertThat(heard.deltas()).isEqualTo("rraaa");
        assertThat(heard.reading()).isEqualTo(AnswerReaderTest.expected(ProviderApi.GEMINI));
    }

    @Property(tries = 100)
    void answerThatIsCut_isNotComplete_andNeverHasMoreThanTheWhole(
            @ForAll ProviderApi api, @ForAll @IntRange(max = 300) int missing) {
        byte[] body = bytes(api);
        int end = switch (api) {
            case OPENAI_CHAT -> Samples.of(api).indexOf("\"finish_reason\"");
            case OPENAI_RESPONSES -> Samples.of(api).indexOf("event: response.completed");
            case ANTHROPIC -> Samples.of(api).indexOf("\"message_delta\"");
            case OLLAMA -> Samples.of(api).indexOf("\"done\":true");
            case GEMINI -> Samples.of(api).indexOf("\"functionCall\"");
        };
        Heard heard = new Heard(api, "");

        heard.read(ByteBuffer.wrap(body, 0, end - missing)).end();

        AnswerReading all = AnswerReaderTest.expected(api);
        assertThat(heard.reading().complete()).isFalse();
        assertThat(heard.reading().outputBytes()).isLessThanOrEqualTo(all.outputBytes());
        assertThat(heard.reading().tokensOrEstimate(400).output())
                .isLessThanOrEqualTo(all.tokens().output());
    }

    @Property(tries = 300)
    void damagedBytes_neverThrow_andWhatFollowsIsRead(
            @ForAll ProviderApi api,
            @ForAll @Size(max = 30) List<@IntRange(max = 1_000) Integer> places,
            @ForAll byte damage) {
        byte[] damaged = bytes(api);
        for (int place : places) {
            damaged[place % damaged.length] = damage;
        }
        Heard heard = new Heard(api, "");

        heard.read(damaged).read(new byte[] {'\n', '\n'});
        int before = heard.deltas().length();
        heard.read(bytes(api)).end();

        assertThat(heard.deltas().substring(before)).isEqualTo("rraaa");
        assertThat(heard.reading().complete()).isTrue();
    }

    @Property(tries = 300)
    void garbage_isNoAnswer(@ForAll ProviderApi api, @ForAll boolean whole, @ForAll byte[] garbage) {
        Heard heard = new Heard(api, whole ? "application/json" : "");

        heard.read(garbage).end();

        assertThat(heard.deltas()).isEmpty();
        assertThat(heard.reading().complete()).isFalse();
    }

    private static byte[] bytes(ProviderApi api) {
        return bytes(Samples.of(api));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
