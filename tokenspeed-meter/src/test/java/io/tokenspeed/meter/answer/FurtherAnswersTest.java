package io.tokenspeed.meter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Usage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of other forms than the usual stream: documents, older APIs, embeddings, rare events. */
class FurtherAnswersTest {
    @Test
    void documentOfGemini_hasNoDeltas() {
        Heard heard = new Heard(ProviderApi.GEMINI, "application/json");

        heard.readInPieces(
                bytes("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"MAX_TOKENS\"}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":4,\"candidatesTokenCount\":1}}"),
                7);

        assertThat(heard.deltas()).isEmpty();
        assertThat(heard.reading().complete()).isTrue();
        assertThat(heard.reading().tokens()).isEqualTo(Usage.inclusive(4, 0, 1));
        assertThat(heard.reading().outputBytes()).isEqualTo(2);
    }

    @Test
    void documentOfGemini_thatIsCut_isUnreadable() {
        AnswerReading reading = Heard.whole(ProviderApi.GEMINI, "{\"candidates\":[{\"finishReason\":\"STOP\"");

        assertThat(reading.complete()).isFalse();
        assertThat(reading.unreadable()).isEqualTo(1);
    }

    @Test
    void promptThatGeminiRefuses_hasNoOutput() {
        AnswerReading reading = Heard.stream(
                        ProviderApi.GEMINI,
                        "data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"},"
                                + "\"usageMetadata\":{\"promptTokenCount\":4,\"totalTokenCount\":4}}\n\n")
                .reading();

        assertThat(reading.complete()).isTrue();
        assertThat(reading.tokens()).isEqualTo(Usage.inclusive(4, 0, 0));
    }

    @Test
    void completions_areTextsOfChoices() {
        Heard heard = Heard.stream(
                ProviderApi.OPENAI_CHAT,
                "data: {\"id\":\"cmpl\",\"choices\":[{\"index\":0,\"text\":\"Hi\"}]}\n\n"
                        + "data: {\"id\":\"cmpl\",\"choices\":[{\"index\":0,\"text\":\"\",\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":1,\"total_tokens\":5}}\n\n");

        assertThat(heard.deltas()).isEqualTo("a");
        assertThat(heard.reading().complete()).isTrue();
        assertThat(heard.reading().tokens()).isEqualTo(Usage.inclusive(4, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI_CHAT | {\"object\":\"list\",\"data\":[{\"embedding\":[0.1,-0.2]}],\"model\":\"m\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}",
                "OLLAMA | {\"model\":\"m\",\"embeddings\":[[0.1,-0.2]],\"load_duration\":1,\"prompt_eval_count\":8}",
                "GEMINI | {\"embedding\":{\"values\":[0.1]},\"modelVersion\":\"m\",\"usageMetadata\":{\"promptTokenCount\":8}}"
            })
    void embeddings_haveAPromptAndNoOutput(ProviderApi api, String document) {
        AnswerReading reading = Heard.whole(api, document);

        assertThat(reading.complete()).isTrue();
        assertThat(reading.tokens()).isEqualTo(Usage.inclusive(8, 0, 0));
        assertThat(reading.answeredBy().model()).isEqualTo("m");
    }

    @Test
    void embeddings_mayBeLargerThanAnyEvent() {
        Heard heard = new Heard(ProviderApi.OPENAI_CHAT, "application/json");
        byte[] numbers = "0.0123456789,".repeat(80_000).getBytes(StandardCharsets.UTF_8);

        heard.read(bytes("{\"data\":[{\"embedding\":["));
        for (int i = 0; i < 10; i++) {
            heard.read(numbers);
        }
        heard.read(bytes("1]}],\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}"))
                .end();

        assertThat(heard.reading().complete()).isTrue();
        assertThat(heard.reading().unreadable()).isZero();
        assertThat(heard.reading().tokens()).isEqualTo(Usage.inclusive(8, 0, 0));
    }

    @Test
    void generateOfOllama_hasTextThinkingAndTimes() {
        Heard heard = new Heard(ProviderApi.OLLAMA, "application/x-ndjson");

        heard.readInPieces(
                bytes("{\"model\":\"m\",\"response\":\"\",\"thinking\":\"Hm\",\"done\":false}\n"
                        + "{\"model\":\"m\",\"response\":\"Hi\",\"done\":false}\n"
                        + "{\"model\":\"m\",\"response\":\"\",\"done\":true,\"eval_count\":2,\"load_duration\":-1,"
                        + "\"eval_duration\":9,\"prompt_eval_duration\":\"8\"}"),
                5);

        assertThat(heard.deltas()).isEqualTo("ra");
        assertThat(heard.reading().server()).isEqualTo(new ServerTimings(null, null, 9L));
        assertThat(heard.reading().tokens()).isEqualTo(Usage.inclusive(0, 0, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "response.custom_tool_call_input.delta | \"ls\" | a | 2",
                "response.mcp_call_arguments.delta | {\"q\":\"ab\"} | a | 2",
                "response.code_interpreter_call_code.delta | \"1+1\" | a | 3",
                "response.shell_call_command.delta | \"ls\" | a | 2",
                "response.audio.delta | \"AAAA\" | a | 0",
                "response.audio.transcript.delta | \"Hi\" | a | 2",
                "response.refusal.delta | \"No\" | a | 2",
                "response.reasoning_text.delta | \"Hm\" | r | 2",
                "response.output_text.delta | null | '' | 0",
                "response.output_text.annotation.added | \"x\" | '' | 0"
            })
    void eventOfResponses_isADelta(String type, String delta, String heard, int bytes) {
        Heard read = Heard.stream(
                ProviderApi.OPENAI_RESPONSES, "data: {\"type\":\"" + type + "\",\"delta\":" + delta + "}\n\n");

        assertThat(read.deltas()).isEqualTo(heard);
        assertThat(read.reading().outputBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"refusal\":\"No\"} | a",
                "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"Hm\"}]} | r",
                "{\"function_call\":{\"name\":\"f\"}} | a",
                "{\"tool_calls\":[{\"custom\":{\"input\":\"ls\"}}]} | a",
                "{\"audio\":{\"data\":\"AAAA\"}} | a",
                "{\"role\":\"assistant\",\"content\":\"\"} | ''"
            })
    void eventOfChat_isADelta(String delta, String heard) {
        assertThat(Heard.stream(ProviderApi.OPENAI_CHAT, "data: {\"choices\":[{\"delta\":" + delta + "}]}\n\n")
                        .deltas())
                .isEqualTo(heard);
    }

    @Test
    void citation_isADeltaWithoutText() {
        Heard heard = Heard.stream(
                ProviderApi.ANTHROPIC,
                "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"citations_delta\","
                        + "\"citation\":{\"type\":\"char_location\",\"cited_text\":\"x\"}}}\n\n");

        assertThat(heard.deltas()).isEqualTo("a");
        assertThat(heard.reading().outputBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_CHAT, '{\"choices\":[{\"message\":{\"content\":\"Hi\",\"reasoning\":\"Hm\"}}]}'",
        "OPENAI_RESPONSES, '{\"output\":[{\"summary\":[{\"text\":\"Hm\"}]},{\"content\":[{\"text\":\"Hi\"}]}]}'",
        "ANTHROPIC, '{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"tool_use\",\"name\":\"f\",\"input\":{\"a\":\"bc\"}}]}'",
        "OLLAMA, '{\"message\":{\"content\":\"Hi\",\"tool_calls\":[{\"function\":{\"arguments\":{\"a\":\"bc\"}}}]}}'"
    })
    void document_hasBytesOfOutput(ProviderApi api, String document) {
        assertThat(Heard.whole(api, document).outputBytes()).isEqualTo(4);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
