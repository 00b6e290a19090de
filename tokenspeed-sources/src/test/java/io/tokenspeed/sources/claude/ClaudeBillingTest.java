package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeBillingTest {
    private static final String ADVISOR =
            "{\"type\":\"advisor_message\",\"model\":\"claude-haiku-4-5\",\"input_tokens\":7,\"output_tokens\":30}";

    @TempDir
    private Path home;

    @Test
    void billing_regionAndSearches_areRead() throws IOException {
        Billing billing = billing("\"inference_geo\":\"US\",\"server_tool_use\":{\"web_fetch_requests\":4,"
                + "\"web_search_requests\":3}");

        assertThat(billing).isEqualTo(new Billing("us", 3, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"global\"", "\"not_available\"", "null", "7"})
    void billing_anyRegion_isNone(String geo) throws IOException {
        assertThat(billing("\"inference_geo\":" + geo + ",\"server_tool_use\":null"))
                .isEqualTo(Billing.NONE);
    }

    @Test
    void billing_severalPasses_areTold() throws IOException {
        Billing billing = billing("\"iterations\":[" + pass(5, 119_000, 40) + "," + ADVISOR + ","
                + "{\"type\":\"compaction\",\"input_tokens\":9}," + pass(6, 121_000, 60) + "]");

        assertThat(billing.passes()).containsExactly(new Pass(5, 119_000, 0, 0, 40), new Pass(6, 121_000, 0, 0, 60));
    }

    @Test
    void billing_onePass_isNotToldApart() throws IOException {
        assertThat(billing("\"iterations\":[" + pass(10, 20, 30) + "," + ADVISOR + "]"))
                .isEqualTo(Billing.NONE);
    }

    @Test
    void billing_writesOfPassesWithoutLifetime_liveAsLongAsThoseOfTheMessage() throws IOException {
        String passes = "{\"type\":\"message\",\"cache_creation_input_tokens\":%d,\"output_tokens\":1}";
        Billing billing =
                billing("\"cache_creation_input_tokens\":7,\"cache_creation\":{\"ephemeral_1h_input_tokens\":7},"
                        + "\"iterations\":[" + passes.formatted(3) + "," + passes.formatted(4) + "]");

        assertThat(billing.passes()).containsExactly(new Pass(0, 0, 0, 3, 1), new Pass(0, 0, 0, 4, 1));
    }

    @Test
    void advisor_hasTheRegionOfTheMessageAndNotItsCost() throws IOException {
        SourceProbe read = read("\"inference_geo\":\"us\",\"iterations\":[" + ADVISOR + "]", ",\"costUSD\":1.5");

        assertThat(read.request("msg_1").loggedCostNano()).isEqualTo(1_500_000_000L);
        assertThat(read.request("msg_1:advisor:0").loggedCostNano()).isNull();
        assertThat(read.request("msg_1:advisor:0").billing().region()).isEqualTo("us");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1e300", "1e999", "10001", "\"NaN\"", "null", "{}"})
    void cost_thatCannotBeTrue_isNotLogged(String cost) throws IOException {
        SourceProbe read = read("\"service_tier\":\"standard\"", ",\"costUSD\":" + cost);

        assertThat(read.request("msg_1").loggedCostNano()).isNull();
        assertThat(read.request("msg_1").tokens().total()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-5, anthropic",
        "claude-opus-4-5@20251101, vertex",
        "us.anthropic.claude-opus-4-8, bedrock",
        "bedrock/us.anthropic.claude-opus-4-8, bedrock",
        "arn:aws:bedrock:us-east-1:210987654321:application-inference-profile/q1w2e3, bedrock",
        "qwen3-coder:30b, ",
    })
    void provider_isToldByTheFormOfTheName(String model, @Nullable String provider) {
        assertThat(ClaudeProvider.of(model)).isEqualTo(provider);
    }

    private static String pass(int input, int read, int output) {
        return "{\"type\":\"message\",\"input_tokens\":" + input + ",\"cache_read_input_tokens\":" + read
                + ",\"output_tokens\":" + output + "}";
    }

    private Billing billing(String usage) throws IOException {
        return read(usage, "").request("msg_1").billing();
    }

    private SourceProbe read(String usage, String more) throws IOException {
        Path folder = Files.createDirectories(home.toRealPath().resolve(".claude/projects/-home-ann-shop"));
        Files.writeString(
                folder.resolve("s-1.jsonl"),
                "{\"sessionId\":\"s-1\",\"type\":\"assistant\",\"uuid\":\"a-1\",\"timestamp\":\"2026-09-02T09:01:00.000Z\","
                        + "\"message\":{\"id\":\"msg_1\",\"model\":\"claude-sonnet-5\",\"stop_reason\":\"end_turn\","
                        + "\"usage\":{\"input_tokens\":10,\"output_tokens\":20," + usage + "}}" + more + "}\n");
        return new SourceProbe(new ClaudeSource(new Environment(Map.of(), home, home))).read();
    }
}
