package io.tokenspeed.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks for the usage of a streamed chat completion, and who sees it. */
final class UsageRequestTest {
    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private List<ChatCompletionChunk> stream(ChatCompletionCreateParams params) {
        try (StreamResponse<ChatCompletionChunk> chunks =
                host.metered.chatCompletions().createStreaming(params)) {
            return chunks.stream().toList();
        }
    }

    private static ChatCompletionCreateParams with(ChatCompletionStreamOptions options) {
        return Host.CHAT.toBuilder().streamOptions(options).build();
    }

    private String body() {
        return host.provider.exchanges().get(0).body();
    }

    @Test
    void hostThatLeavesItOpen_getsNoUsageButItIsRecorded() {
        List<ChatCompletionChunk> chunks = stream(Host.CHAT);

        assertThat(chunks)
                .hasSize(10)
                .allSatisfy(chunk -> assertThat(chunk.choices()).isNotEmpty());
        assertThat(body()).contains("\"stream_options\":{\"include_usage\":true}");
        assertThat(host.single().tokens()).isEqualTo(Usage.inclusive(10, 0, 8));
    }

    @Test
    void asyncHostThatLeavesItOpen_getsNoUsageButItIsRecorded() throws Exception {
        List<ChatCompletionChunk> chunks = new ArrayList<>();

        host.metered
                .chatCompletionsAsync()
                .createStreaming(Host.CHAT)
                .subscribe(chunks::add)
                .onCompleteFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(chunks)
                .hasSize(10)
                .allSatisfy(chunk -> assertThat(chunk.choices()).isNotEmpty());
        assertThat(host.single().tokens()).isEqualTo(Usage.inclusive(10, 0, 8));
    }

    @Test
    void hostThatAsks_getsTheUsage() {
        List<ChatCompletionChunk> chunks = stream(
                with(ChatCompletionStreamOptions.builder().includeUsage(true).build()));

        assertThat(chunks).hasSize(11);
        assertThat(chunks.get(10).usage()).isPresent();
        assertThat(host.single().tokens()).isEqualTo(Usage.inclusive(10, 0, 8));
    }

    @Test
    void hostThatDeclines_isObeyed() {
        List<ChatCompletionChunk> chunks = stream(
                with(ChatCompletionStreamOptions.builder().includeUsage(false).build()));

        assertThat(chunks).hasSize(10);
        assertThat(body()).contains("\"include_usage\":false");
        assertThat(host.single().ending().status()).isEqualTo(Status.OK);
        assertThat(host.single().tokens()).isEqualTo(Usage.MISSING);
    }

    @Test
    void otherOptionsOfTheHost_areKept() {
        stream(with(
                ChatCompletionStreamOptions.builder().includeObfuscation(false).build()));

        assertThat(body()).contains("\"include_obfuscation\":false").contains("\"include_usage\":true");
        assertThat(host.single().tokens()).isEqualTo(Usage.inclusive(10, 0, 8));
    }
}
