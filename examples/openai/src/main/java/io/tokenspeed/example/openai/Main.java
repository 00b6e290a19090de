package io.tokenspeed.example.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.tokenspeed.adapter.openai.MeteredOpenAi;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.nio.file.Path;
import java.time.Duration;

/** Prints a model's answer to a question, with the key in {@code OPENAI_API_KEY}. */
final class Main {
    public static void main(String[] question) {
        Path database = DatabaseLocation.of(Environment.system()).path();
        var client = OpenAIOkHttpClient.builder().fromEnv().maxRetries(0).build();
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model("gpt-5.5")
                .addUserMessage(String.join(" ", question))
                .build();
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled);
                Recorder recorder = Recorder.builder("my-tool")
                        .sink(storage.recording())
                        .closeWithin(Duration.ofSeconds(30))
                        .open();
                StreamResponse<ChatCompletionChunk> chunks =
                        MeteredOpenAi.of(client, recorder).chatCompletions().createStreaming(params)) {
            chunks.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .forEach(System.out::print);
        }
    }
}
