package io.tokenspeed.example.anthropic;

import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.tokenspeed.adapter.anthropic.MeteredMessages;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.nio.file.Path;
import java.time.Duration;

/** Prints Claude's answer to a question, with the key in {@code ANTHROPIC_API_KEY}. */
final class Main {
    public static void main(String[] question) {
        Path database = DatabaseLocation.of(Environment.system()).path();
        var client = AnthropicOkHttpClient.builder().fromEnv().maxRetries(0).build();
        MessageCreateParams params = MessageCreateParams.builder()
                .model("claude-sonnet-5")
                .maxTokens(1000)
                .addUserMessage(String.join(" ", question))
                .build();
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled);
                Recorder recorder = Recorder.builder("my-tool")
                        .sink(storage.recording())
                        .closeWithin(Duration.ofSeconds(30))
                        .open();
                StreamResponse<RawMessageStreamEvent> events =
                        MeteredMessages.of(client, recorder).createStreaming(params)) {
            events.stream()
                    .flatMap(event -> event.contentBlockDelta().stream())
                    .flatMap(block -> block.delta().text().stream())
                    .forEach(delta -> System.out.print(delta.text()));
        }
    }
}
