package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnthropicMessagesTest {
    private static final String PATH = "/v1/messages";
    private static final String STREAMED = "{\"model\":\"claude-opus-5\",\"stream\":true}";

    private final FakeProvider provider = FakeProvider.start();
    private final Client client = new Client(provider);
    private final Answer answer = Answer.text(1)
            .id("msg_a")
            .serviceTier("standard")
            .usage(ReportedUsage.of(1000, 61).cached(900).written(20, 30).reasoning(20));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void stream_hasTheEventsOfEachBlock() throws Exception {
        provider.next(answer.reasoning(1).toolCall(1));

        List<String> lines = client.lines(PATH, STREAMED);

        assertThat(lines.stream().filter(line -> line.startsWith("event: ")).map(line -> line.substring(7)))
                .containsExactly(
                        "message_start",
                        "ping",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(lines)
                .contains(
                        delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"The \"}"),
                        delta(0, "{\"type\":\"signature_delta\",\"signature\":\"c2lnbmF0dXJl\"}"),
                        delta(1, "{\"type\":\"text_delta\",\"text\":\"The \"}"),
                        delta(2, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"query\\\": \\\"The \\\"}\"}"));
        assertThat(provider.exchanges().get(0).deltaNanos()).hasSize(3);
    }

    @Test
    void stream_reportsPromptAtItsStartAndAllAtItsEnd() throws Exception {
        provider.next(answer);

        List<String> lines = client.lines(PATH, STREAMED);

        String input =
                "\"usage\":{\"input_tokens\":50,\"cache_creation_input_tokens\":50,\"cache_read_input_tokens\":900";
        assertThat(lines.get(1))
                .isEqualTo("data: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_a\",\"type\":\"message\","
                        + "\"role\":\"assistant\",\"model\":\"claude-opus-5\",\"content\":[],\"stop_reason\":null,"
                        + "\"stop_sequence\":null," + input + ",\"output_tokens\":1,\"cache_creation\":"
                        + "{\"ephemeral_5m_input_tokens\":20,\"ephemeral_1h_input_tokens\":30},"
                        + "\"service_tier\":\"standard\"}}}");
        assertThat(lines.get(lines.size() - 3))
                .isEqualTo("data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\","
                        + "\"stop_sequence\":null}," + input
                        + ",\"output_tokens\":61,\"output_tokens_details\":{\"thinking_tokens\":20}}}");
    }

    @Test
    void stream_withoutUsage_namesNone() throws Exception {
        provider.next(answer.noUsage());

        assertThat(client.post(PATH, STREAMED).body()).doesNotContain("usage").contains("message_stop");
    }

    @Test
    void whole_hasAllBlocksAndUsage() throws Exception {
        provider.next(answer.reasoning(1).toolCall(1));

        String body = client.post(PATH, "{\"model\":\"claude-opus-5\"}").body();

        assertThat(body)
                .isEqualTo("{\"id\":\"msg_a\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-opus-5\","
                        + "\"content\":[{\"type\":\"thinking\",\"thinking\":\"The \",\"signature\":\"c2lnbmF0dXJl\"},"
                        + "{\"type\":\"text\",\"text\":\"The \"},{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"search\","
                        + "\"input\":{\"query\": \"The \"}}],\"stop_reason\":\"tool_use\",\"stop_sequence\":null,\"usage\":"
                        + "{\"input_tokens\":50,\"cache_creation_input_tokens\":50,\"cache_read_input_tokens\":900,"
                        + "\"output_tokens\":61,\"output_tokens_details\":{\"thinking_tokens\":20},\"cache_creation\":"
                        + "{\"ephemeral_5m_input_tokens\":20,\"ephemeral_1h_input_tokens\":30},"
                        + "\"service_tier\":\"standard\"}}");
    }

    private static String delta(int block, String delta) {
        return "data: {\"type\":\"content_block_delta\",\"index\":" + block + ",\"delta\":" + delta + "}";
    }
}
