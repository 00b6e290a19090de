package io.tokenspeed.example.springai;

import io.tokenspeed.adapter.springai.MeteredChatModel;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.nio.file.Path;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** Prints a model's answer to a question, with the key in {@code OPENAI_API_KEY}. */
final class Main {
    public static void main(String[] question) {
        Path database = DatabaseLocation.of(Environment.system()).path();
        ChatModel model = OpenAiChatModel.builder()
                .options(OpenAiChatOptions.builder()
                        .model("gpt-5.5")
                        .maxRetries(0)
                        .build())
                .build();
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled);
                Recorder recorder =
                        Recorder.builder("my-tool").sink(storage.recording()).open()) {
            MeteredChatModel.of(model, recorder, "openai").stream(String.join(" ", question))
                    .doOnNext(System.out::print)
                    .blockLast();
        }
        System.exit(0); // else the client's idle threads keep the process for another minute
    }
}
