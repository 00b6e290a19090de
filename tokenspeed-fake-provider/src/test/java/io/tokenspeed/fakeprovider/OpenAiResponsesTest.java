package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiResponsesTest {
    private static final String PATH = "/v1/responses";
    private static final String USAGE =
            "\"usage\":{\"input_tokens\":1000,\"input_tokens_details\":{\"cached_tokens\":900,"
                    + "\"cache_write_tokens\":0},\"output_tokens\":61,\"output_tokens_details\":{\"reasoning_tokens\":20},"
                    + "\"total_tokens\":1061}";

    private final FakeProvider provider = FakeProvider.start();
    private final Client client = new Client(provider);
    private final Answer answer = Answer.text(1)
            .reasoning(1)
            .toolCall(1)
            .id("resp_a")
            .usage(ReportedUsage.of(1000, 61).cached(900).reasoning(20));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void stream_hasTheEventsOfEachItem() throws Exception {
        provider.next(answer);

        List<String> lines = client.lines(PATH, "{\"model\":\"gpt-5.5\",\"stream\":true}");

        assertThat(lines.stream().filter(line -> line.startsWith("event: ")).map(line -> line.substring(16)))
                .containsExactly(
                        "created",
                        "in_progress",
                        "output_item.added",
                        "reasoning_summary_part.added",
                        "reasoning_summary_text.delta",
                        "reasoning_summary_text.done",
                        "reasoning_summary_part.done",
                        "output_item.done",
                        "output_item.added",
                        "content_part.added",
                        "output_text.delta",
                        "output_text.done",
                        "content_part.done",
                        "output_item.done",
                        "output_item.added",
                        "function_call_arguments.delta",
                        "function_call_arguments.done",
                        "output_item.done",
                        "completed");
        assertThat(lines)
                .contains("data: {\"type\":\"response.output_text.delta\",\"sequence_number\":10,\"item_id\":\"msg_1\","
                        + "\"output_index\":1,\"content_index\":0,\"delta\":\"The \",\"logprobs\":[]}");
        assertThat(lines.get(1)).contains("\"status\":\"in_progress\"").contains("\"usage\":null");
        assertThat(lines.get(lines.size() - 1))
                .contains("\"status\":\"completed\"")
                .contains(USAGE);
    }

    @Test
    void whole_hasAllItemsAndUsage() throws Exception {
        provider.next(answer);

        String body = client.post(PATH, "{\"model\":\"gpt-5.5\"}").body();

        assertThat(body)
                .startsWith("{\"id\":\"resp_a\",\"object\":\"response\"")
                .contains(
                        "\"output\":[{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\","
                                + "\"text\":\"The \"}]},{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"completed\","
                                + "\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"The \",\"annotations\":[],"
                                + "\"logprobs\":[]}]},{\"id\":\"fc_1\",\"type\":\"function_call\",\"status\":\"completed\","
                                + "\"arguments\":\"{\\\"query\\\": \\\"The \\\"}\",\"call_id\":\"call_1\",\"name\":\"search\"}]")
                .contains(USAGE);
    }
}
