package io.tokenspeed.example.http;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.meter.MeteredBody;
import io.tokenspeed.meter.answer.ProviderApi;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;

/** Call it with a database file and the address of Anthropic's messages. It prints the answer as it comes. */
public final class JavaHttp {
    private static final String QUESTION = "{\"model\":\"claude-opus-5\",\"max_tokens\":1000,\"stream\":true,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    private JavaHttp() {}

    public static void main(String[] arguments) throws Exception {
        try (var storage = SqliteLocalStorage.open(Path.of(arguments[0]), PriceBook::bundled);
                var recorder = Recorder.builder("my-tool")
                        .sink(storage.recording())
                        .closeWithin(Duration.ofSeconds(30))
                        .open();
                Attempt attempt = recorder.start(
                        Call.of("anthropic", "claude-opus-5").user("u17").space("support"))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[1]))
                    .header("x-api-key", "" + System.getenv("ANTHROPIC_API_KEY"))
                    .header("anthropic-version", "2023-06-01")
                    .POST(BodyPublishers.ofString(QUESTION))
                    .build();
            attempt.contextReady();
            var response = HttpClient.newHttpClient().send(request, MeteredBody.of(attempt, ProviderApi.ANTHROPIC));
            try (InputStream body = response.body()) {
                body.transferTo(System.out);
            }
        }
    }
}
