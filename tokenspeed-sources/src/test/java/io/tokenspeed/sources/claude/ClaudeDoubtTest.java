package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.Finding;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a value that cannot be true is dropped alone and leaves a finding. */
class ClaudeDoubtTest {
    private static final String CACHED = "\"cache_read_input_tokens\":30,\"cache_creation_input_tokens\":40";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"input_tokens\":-5,\"output_tokens\":20|0|20|input_tokens is negative",
                "\"output_tokens\":20|0|20|input_tokens is absent",
                "\"input_tokens\":null,\"output_tokens\":20|0|20|input_tokens is absent",
                "\"input_tokens\":\"10\",\"output_tokens\":20|0|20|input_tokens is no number",
                "\"input_tokens\":1e30,\"output_tokens\":20|0|20|input_tokens is impossibly large",
                "\"input_tokens\":10,\"output_tokens\":-1|10|0|output_tokens is negative",
                "\"input_tokens\":10|10|0|output_tokens is absent",
                "\"input_tokens\":10,\"output_tokens\":{}|10|0|output_tokens is no number"
            })
    void oneImpossibleCounter_leavesTheOthers(String usage, long input, long output, String reason) throws IOException {
        ImportedHome home = read(new Transcript("s-1", 0).usage("msg_1", usage + "," + CACHED));

        TokenCounts tokens = home.requests().get(0).tokens();
        assertThat(tokens.input()).isEqualTo(input);
        assertThat(tokens.output()).isEqualTo(output);
        assertThat(tokens.cacheRead()).isEqualTo(30);
        assertThat(tokens.cacheWrite()).isEqualTo(40);
        assertThat(tokens.source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(tokens.outputReliable()).isEqualTo(output > 0);
        assertDoubtful(home, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"cache_read_input_tokens\":-1|PARTIAL|0|0|cache_read_input_tokens is negative",
                "\"cache_creation_input_tokens\":\"x\"|PARTIAL|0|0|cache_creation_input_tokens is no number",
                "\"cache_creation_input_tokens\":9,\"cache_creation\":{\"ephemeral_5m_input_tokens\":8,"
                        + "\"ephemeral_1h_input_tokens\":7}|REPORTED|9|0|cache_creation is more than cache_creation_input_tokens",
                "\"cache_creation_input_tokens\":9,\"cache_creation\":{\"ephemeral_5m_input_tokens\":-1,"
                        + "\"ephemeral_1h_input_tokens\":7}|REPORTED|2|7|ephemeral_5m_input_tokens is negative",
                "\"output_tokens_details\":{\"thinking_tokens\":99}|REPORTED|0|0|thinking_tokens is more than output_tokens"
            })
    void impossibleParts_leaveTheWhole(String usage, UsageSource source, long write5m, long write1h, String reason)
            throws IOException {
        ImportedHome home =
                read(new Transcript("s-1", 0).usage("msg_1", "\"input_tokens\":10,\"output_tokens\":20," + usage));

        TokenCounts tokens = home.requests().get(0).tokens();
        assertThat(tokens.input()).isEqualTo(10);
        assertThat(tokens.output()).isEqualTo(20);
        assertThat(tokens.cacheWrite5m()).isEqualTo(write5m);
        assertThat(tokens.cacheWrite1h()).isEqualTo(write1h);
        assertThat(tokens.reasoningKnown()).isFalse();
        assertThat(tokens.source()).isEqualTo(source);
        assertDoubtful(home, reason);
    }

    @Test
    void total_tellsTheCounterThatIsMissing() throws IOException {
        ImportedHome home = read(new Transcript("s-1", 0)
                .usage("msg_1", "\"total_tokens\":130,\"output_tokens\":20," + CACHED)
                .usage("msg_2", "\"total_tokens\":130,\"input_tokens\":40," + CACHED));

        assertThat(home.tokens()).containsExactly("40/20", "40/20");
        assertThat(home.requests()).allMatch(request -> request.tokens().source() == UsageSource.REPORTED);
        assertThat(home.cursor().counts().doubtful()).isEqualTo(2);
    }

    @Test
    void totalAlone_isUsageThatIsMissing() throws IOException {
        ImportedHome home = read(new Transcript("s-1", 0).usage("msg_1", "\"total_tokens\":130"));

        Request request = home.requests().get(0);
        assertThat(request.hasUsage()).isTrue();
        assertThat(request.tokens().source()).isEqualTo(UsageSource.MISSING);
        assertDoubtful(home, "input_tokens is absent, output_tokens is absent");
    }

    @Test
    void rowWithTheRightCounter_completesTheRequest() throws IOException {
        ImportedHome home = read(new Transcript("s-1", 0)
                .usage("msg_1", "\"input_tokens\":10,\"output_tokens\":-1")
                .usage("msg_1", "\"input_tokens\":10,\"output_tokens\":20"));

        assertThat(home.tokens()).containsExactly("10/20");
        assertThat(home.requests().get(0).tokens().source()).isEqualTo(UsageSource.REPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"timestamp\":1788000000000",
                "\"timestamp\":\"yesterday\"",
                "\"timestamp\":\"+292278994-08-17T07:12:55.807Z\"",
                "\"timestamp\":\"999999999-01-01T00:00:00Z\"",
                "\"timestamp\":\"9999-01-01T00:00:00.000Z\"",
                "\"timestamp\":\"0001-01-01T00:00:00.000Z\"",
                "\"timestamp\":null",
                "\"timestamp\":{\"a\":[]}",
                "\"x\":1"
            })
    void usageWithoutAReadableTime_isCountedWithItsLine(String timestamp) throws IOException {
        String row = new Transcript("s-1", 0).answer("msg_2", null, 1, 1).rows().get(0);
        Transcript transcript = new Transcript("s-1", 0)
                .answer("msg_1", null, 100, 50)
                .line(row.replaceAll("\"timestamp\":\"[^\"]*\"", timestamp))
                .answer("msg_3", null, 300, 60);

        ImportedHome home = read(transcript);

        assertThat(home.tokens()).containsExactly("100/50", "300/60");
        assertThat(home.cursor().counts().badLines()).isEqualTo(1);
        assertThat(home.cursor().findings()).containsExactly(new Finding("line 2", false, "no readable time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"usage\":[1]",
                "\"usage\":7",
                "\"usage\":\"x\"",
            })
    void usageThatIsNoObject_isCounted(String usage) throws IOException {
        String row = new Transcript("s-1", 0).usage("msg_2", "").rows().get(0).replace("\"usage\":{}", usage);

        ImportedHome home = read(new Transcript("s-1", 0)
                .answer("msg_1", null, 100, 50)
                .line(row)
                .answer("msg_3", null, 300, 60));

        assertThat(home.tokens()).containsExactly("100/50", "300/60");
        assertThat(home.cursor().findings()).containsExactly(new Finding("line 2", false, "usage is no object"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[]",
                "{\"type\":7,\"timestamp\":[],\"message\":\"x\"}",
                "{\"type\":\"assistant\",\"message\":{\"id\":{},\"usage\":{\"input_tokens\":[[[]]]}}}",
                "{\"type\":\"progress\",\"data\":{\"message\":{\"type\":\"assistant\",\"message\":7}}}",
                "{\"type\":\"progress\",\"data\":[{}]}",
                "{\"costUSD\":1e999,\"durationMs\":99999999999999999999,\"type\":\"assistant\"}",
                "{\"timestamp\":\"+999999999-12-31T23:59:59.999999999Z\",\"type\":\"user\"}",
                "{\"type\":\"assistant\",\"message\":{\"usage\":{\"iterations\":[7,null,[{}],{\"iterations\":[{}]}]}}}"
            })
    void oddLine_endsNothing(String line) throws IOException {
        ImportedHome home = read(new Transcript("s-1", 0)
                .answer("msg_1", null, 100, 50)
                .line(line)
                .answer("msg_3", null, 300, 60));

        assertThat(home.tokens()).contains("100/50", "300/60");
        assertThat(home.cursor().problem()).isNull();
        assertThat(home.cursor().counts().lines()).isEqualTo(3);
    }

    @Test
    void deepNesting_endsNothing() throws IOException {
        int depth = 200_000;
        String iterations = "{\"iterations\":[".repeat(depth) + "]}".repeat(depth);
        String data = "{\"data\":{\"message\":".repeat(depth) + "7" + "}}".repeat(depth);
        String row = new Transcript("s-1", 0).usage("msg_2", "").rows().get(0);

        ImportedHome home = read(new Transcript("s-1", 0)
                .answer("msg_1", null, 100, 50)
                .line(row.replace("\"usage\":{}", "\"usage\":" + iterations))
                .line("[".repeat(depth))
                .line(data)
                .answer("msg_3", null, 300, 60));

        assertThat(home.tokens()).contains("100/50", "300/60");
        assertThat(home.cursor().problem()).isNull();
    }

    @Test
    void modelThatIsAbsent_isUnknown() throws IOException {
        String row =
                new Transcript("s-1", 0).answer("msg_1", null, 100, 50).rows().get(0);

        ImportedHome home = read(new Transcript("s-1", 0).line(row.replace("\"model\":\"claude-sonnet-4-6\",", "")));

        assertThat(home.tokens()).containsExactly("100/50");
        assertThat(home.requests().get(0).place().model()).isEqualTo("unknown");
        assertDoubtful(home, "model is absent");
    }

    private static void assertDoubtful(ImportedHome home, String reason) {
        Cursor cursor = home.cursor();
        assertThat(cursor.counts().doubtful()).isEqualTo(1);
        assertThat(cursor.counts().badLines()).isZero();
        assertThat(cursor.findings()).containsExactly(new Finding("line 1", true, reason));
    }

    private ImportedHome read(Transcript transcript) throws IOException {
        return new ImportedHome(folder).write("s-1.jsonl", transcript.text()).read();
    }
}
