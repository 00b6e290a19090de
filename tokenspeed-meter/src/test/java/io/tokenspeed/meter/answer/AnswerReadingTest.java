package io.tokenspeed.meter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Usage;
import io.tokenspeed.meter.answer.AnswerReading.Part;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReadingTest {
    private static final String START =
            "data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}}\n\n";

    @Test
    void anthropicAnswerThatIsCut_hasItsPromptAndAnEstimatedOutput() {
        AnswerReading reading = anthropic(START + text("123456789"));

        assertThat(reading.tokensOrEstimate(400)).isEqualTo(estimated(10, 3));
    }

    @Test
    void anthropicAnswerThatIsCutEarly_hasTheOutputThatItBeganWith() {
        assertThat(anthropic(START).tokensOrEstimate(400)).isEqualTo(estimated(10, 1));
    }

    @Test
    void anthropicAnswerThatEnded_isNotEstimated() {
        AnswerReading reading = anthropic(START + text("123456789")
                + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n");

        assertThat(reading.tokensOrEstimate(400)).isEqualTo(reading.tokens());
        assertThat(reading.tokens().output()).isEqualTo(1);
        assertThat(reading.tokens().source()).isEqualTo(UsageSource.REPORTED);
    }

    @Test
    void reportedZero_staysZero() {
        AnswerReading reading = anthropic(START + text("123456789")
                + "data: {\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":0}}\n\n");

        assertThat(reading.tokensOrEstimate(400)).isEqualTo(Usage.exclusive(10, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "4, 1", "5, 2", "400, 100"})
    void answerWithoutUsage_isEstimatedFromItsText(long bytes, long tokens) {
        AnswerReading reading = Heard.stream(
                        ProviderApi.OPENAI_CHAT, "data: {\"choices\":[{\"delta\":{\"content\":\"Grüße\"}}]}\n\n")
                .reading();

        assertThat(reading.tokensOrEstimate(bytes)).isEqualTo(estimated(tokens, 2));
    }

    @Test
    void errorInPlaceOfAnAnswer_isNotEstimated() {
        AnswerReading reading = Heard.stream(ProviderApi.OPENAI_CHAT, "data: {\"error\":{\"code\":429}}\n\n")
                .reading();

        assertThat(reading.tokensOrEstimate(400)).isEqualTo(Usage.MISSING);
    }

    @Test
    void usageOfTheAnswerSoFar_doesNotEndIt() {
        String event = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":null}],"
                + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":%d,\"total_tokens\":%d}}\n\n";

        AnswerReading reading = Heard.stream(ProviderApi.OPENAI_CHAT, event.formatted(1, 11) + event.formatted(2, 12))
                .reading();

        assertThat(reading.complete()).isFalse();
        assertThat(reading.tokensOrEstimate(400)).isEqualTo(Usage.inclusive(10, 0, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"service_tier\":\"priority\"', priority",
        "'\"service_tier\":\"standard\",\"speed\":\"fast\"', fast",
        "'\"speed\":\"standard\",\"service_tier\":\"batch\"', batch"
    })
    void speedWithItsOwnPrice_isTheTier(String members, String tier) {
        AnswerReading reading = Heard.whole(
                ProviderApi.ANTHROPIC, "{\"usage\":{\"input_tokens\":1,\"output_tokens\":2," + members + "}}");

        assertThat(reading.answeredBy().serviceTier()).isEqualTo(tier);
    }

    @Test
    void passesBesideTheAnswer_areParts() {
        AnswerReading reading = Heard.whole(
                ProviderApi.ANTHROPIC,
                "{\"usage\":{\"input_tokens\":10,\"output_tokens\":2,\"iterations\":["
                        + "{\"type\":\"compaction\",\"input_tokens\":90,\"output_tokens\":9},"
                        + "{\"type\":\"advisor_message\",\"model\":\"big\",\"input_tokens\":50,\"output_tokens\":5,"
                        + "\"cache_creation\":{\"ephemeral_1h_input_tokens\":7}},"
                        + "{\"type\":\"advisor_message\",\"input_tokens\":1},"
                        + "{\"type\":\"message\",\"input_tokens\":10,\"output_tokens\":2}]}}");

        assertThat(reading.tokens()).isEqualTo(Usage.exclusive(10, 0, 0, 0, 2));
        assertThat(reading.parts())
                .containsExactly(
                        new Part("advisor:0", "big", null, Usage.exclusive(50, 0, 0, 7, 5)),
                        new Part("compaction:0", null, null, Usage.exclusive(90, 0, 0, 0, 9)));
    }

    @Test
    void regionSearchesAndPasses_changeTheCost() {
        AnswerReading reading = Heard.whole(
                ProviderApi.ANTHROPIC,
                "{\"usage\":{\"input_tokens\":30,\"output_tokens\":4,\"inference_geo\":\" US\","
                        + "\"server_tool_use\":{\"web_search_requests\":2},"
                        + "\"cache_creation\":{\"ephemeral_1h_input_tokens\":9},\"iterations\":["
                        + "{\"type\":\"message\",\"input_tokens\":10,\"output_tokens\":1,\"cache_creation_input_tokens\":9},"
                        + "{\"type\":\"message\",\"input_tokens\":20,\"cache_read_input_tokens\":9,\"output_tokens\":3}]}}");

        assertThat(reading.billing())
                .isEqualTo(new Billing("us", 2, List.of(new Pass(10, 0, 0, 9, 1), new Pass(20, 9, 0, 0, 3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"global\"", "\"not_available\"", "\"\"", "null"})
    void noRegionInParticular_isNone(String region) {
        AnswerReading reading = Heard.whole(
                ProviderApi.ANTHROPIC,
                "{\"usage\":{\"input_tokens\":1,\"output_tokens\":2,\"inference_geo\":" + region + "}}");

        assertThat(reading.billing()).isEqualTo(Billing.NONE);
    }

    @Test
    void summaryThatTheCountersInclude_isNoPart() {
        AnswerReading reading = Heard.whole(
                ProviderApi.ANTHROPIC,
                "{\"usage\":{\"input_tokens\":100,\"output_tokens\":11,\"iterations\":["
                        + "{\"type\":\"compaction\",\"input_tokens\":90,\"output_tokens\":9},"
                        + "{\"type\":\"message\",\"input_tokens\":10,\"output_tokens\":2}]}}");

        assertThat(reading.parts()).isEmpty();
    }

    private static AnswerReading anthropic(String body) {
        return Heard.stream(ProviderApi.ANTHROPIC, body).reading();
    }

    private static String text(String text) {
        return "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text
                + "\"}}\n\n";
    }

    private static TokenCounts estimated(long input, long output) {
        return new TokenCounts(input, 0, 0, 0, output, 0, false, UsageSource.ESTIMATED, false);
    }
}
