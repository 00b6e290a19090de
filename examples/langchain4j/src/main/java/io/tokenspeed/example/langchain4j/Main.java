package io.tokenspeed.example.langchain4j;

import static dev.langchain4j.model.LambdaStreamingResponseHandler.onPartialResponseBlocking;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.tokenspeed.adapter.langchain4j.MeteredStreamingChatModel;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.nio.file.Path;

/** Prints Claude's answer to a question, with the key in {@code ANTHROPIC_API_KEY}. */
final class Main {
    public static void main(String[] question) throws InterruptedException {
        Path database = DatabaseLocation.of(Environment.system()).path();
        StreamingChatModel claude = AnthropicStreamingChatModel.builder()
                .baseUrl(System.getenv().getOrDefault("ANTHROPIC_BASE_URL", "https://api.anthropic.com") + "/v1")
                .apiKey(System.getenv("ANTHROPIC_API_KEY"))
                .modelName("claude-sonnet-5")
                .returnThinking(true)
                .build();
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled);
                Recorder recorder =
                        Recorder.builder("my-tool").sink(storage.recording()).open()) {
            StreamingChatModel metered = MeteredStreamingChatModel.of(claude, recorder);
            onPartialResponseBlocking(metered, String.join(" ", question), System.out::print);
        }
    }
}
