package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaChatTest {
    private static final String HEAD =
            "{\"model\":\"qwen3\",\"created_at\":\"2026-11-30T09:30:00.123456Z\",\"message\":"
                    + "{\"role\":\"assistant\",\"content\":\"";
    private static final String DONE = "\"done\":true,\"done_reason\":\"stop\",\"total_duration\":500000000,"
            + "\"load_duration\":1000000,\"prompt_eval_count\":7,\"prompt_eval_duration\":100000000,\"eval_count\":3,"
            + "\"eval_duration\":300000000}";

    private final FakeProvider provider = FakeProvider.start();
    private final Client client = new Client(provider);
    private final Answer answer = Answer.text(1).reasoning(1).toolCall(1).usage(ReportedUsage.of(7, 3));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void stream_isOneObjectPerLine_unlessItIsSwitchedOff() throws Exception {
        provider.next(answer);

        List<String> lines = client.lines("/api/chat", "{\"model\":\"qwen3\"}");

        assertThat(lines)
                .containsExactly(
                        HEAD + "\",\"thinking\":\"The \"},\"done\":false}",
                        HEAD + "The \"},\"done\":false}",
                        HEAD + "\",\"tool_calls\":[{\"function\":{\"index\":0,\"name\":\"search\","
                                + "\"arguments\":{\"query\": \"The \"}}}]},\"done\":false}",
                        HEAD + "\"}," + DONE);
    }

    @Test
    void whole_isOneObject() throws Exception {
        provider.next(answer);

        String body = client.post("/api/chat", "{\"model\":\"qwen3\",\"stream\":false}")
                .body();

        assertThat(body)
                .isEqualTo(HEAD + "The \",\"thinking\":\"The \",\"tool_calls\":[{\"function\":{\"index\":0,"
                        + "\"name\":\"search\",\"arguments\":{\"query\": \"The \"}}}]}," + DONE);
    }
}
