package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiChatTest {
    private static final String PATH = "/v1/chat/completions";
    private static final String HEAD =
            "data: {\"id\":\"chatcmpl-a\",\"object\":\"chat.completion.chunk\",\"created\":1796031000,"
                    + "\"model\":\"gpt-5.5-2026-01-01\",\"service_tier\":\"flex\"";

    private final FakeProvider provider = FakeProvider.start();
    private final Client client = new Client(provider);
    private final Answer answer =
            Answer.text(1).id("chatcmpl-a").model("gpt-5.5-2026-01-01").serviceTier("flex");

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void stream_hasRoleDeltasFinishReasonAndDone() throws Exception {
        provider.next(answer.reasoning(1));

        List<String> lines = client.lines(PATH, "{\"model\":\"gpt-5.5\",\"stream\":true}");

        assertThat(lines)
                .containsExactly(
                        chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null", ""),
                        chunk("{\"reasoning_content\":\"The \"}", "null", ""),
                        chunk("{\"content\":\"The \"}", "null", ""),
                        chunk("{}", "\"stop\"", ""),
                        "data: [DONE]");
    }

    @Test
    void stream_endsWithUsageWhereItIsAskedFor() throws Exception {
        provider.next(answer.usage(
                ReportedUsage.of(1000, 61).cached(900).written(20, 30).reasoning(20)));

        List<String> lines = client.lines(
                PATH, "{\"model\":\"gpt-5.5\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

        assertThat(lines.get(1)).isEqualTo(chunk("{\"content\":\"The \"}", "null", ",\"usage\":null"));
        assertThat(lines.get(3))
                .isEqualTo(HEAD + ",\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":61,"
                        + "\"total_tokens\":1061,\"prompt_tokens_details\":{\"cached_tokens\":900,\"cache_write_tokens\":50},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":20}}}");
        assertThat(lines.get(4)).isEqualTo("data: [DONE]");
    }

    @Test
    void stream_ofToolCall_namesItWithTheFirstArguments() throws Exception {
        provider.next(Answer.text(0)
                .id("chatcmpl-a")
                .model("gpt-5.5-2026-01-01")
                .serviceTier("flex")
                .toolCall(2));

        List<String> lines = client.lines(PATH, "{\"model\":\"gpt-5.5\",\"stream\":true}");

        assertThat(lines.subList(1, 5))
                .containsExactly(
                        chunk(
                                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                                        + "\"function\":{\"name\":\"search\",\"arguments\":\"\"}}]}",
                                "null",
                                ""),
                        chunk(arguments("{\\\"query\\\": \\\"The "), "null", ""),
                        chunk(arguments("quick \\\"}"), "null", ""),
                        chunk("{}", "\"tool_calls\"", ""));
        assertThat(provider.exchanges().get(0).deltaNanos()).hasSize(2);
    }

    @Test
    void whole_hasTextReasoningToolCallAndUsage() throws Exception {
        provider.next(answer.reasoning(2).toolCall(1).usage(ReportedUsage.of(7, 3)));

        String body = client.post(PATH, "{\"model\":\"gpt-5.5\"}").body();

        assertThat(body)
                .isEqualTo(
                        "{\"id\":\"chatcmpl-a\",\"object\":\"chat.completion\",\"created\":1796031000,"
                                + "\"model\":\"gpt-5.5-2026-01-01\",\"service_tier\":\"flex\",\"choices\":[{\"index\":0,\"message\":"
                                + "{\"role\":\"assistant\",\"content\":\"The \",\"refusal\":null,\"reasoning_content\":\"The quick \","
                                + "\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"search\","
                                + "\"arguments\":\"{\\\"query\\\": \\\"The \\\"}\"}}]},\"logprobs\":null,"
                                + "\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,"
                                + "\"total_tokens\":10,\"prompt_tokens_details\":{\"cached_tokens\":0,\"cache_write_tokens\":0}}}");
    }

    private static String arguments(String escaped) {
        return "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"" + escaped + "\"}}]}";
    }

    private static String chunk(String delta, String finish, String usage) {
        return HEAD + ",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finish
                + "}]" + usage + "}";
    }
}
