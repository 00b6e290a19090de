package io.tokenspeed.example.plain;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.store.SqliteLocalStorage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Call it with a database file and the address of chat completions. A tool of your own has a JSON parser. */
public final class PlainJava {
    private static final String QUESTION =
            "{\"model\":\"gpt-5.5\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],"
                    + "\"stream\":true,\"stream_options\":{\"include_usage\":true}}";

    private PlainJava() {}

    public static void main(String[] arguments) throws Exception {
        try (var storage = SqliteLocalStorage.open(Path.of(arguments[0]), PriceBook::bundled);
                var recorder = Recorder.builder("my-tool")
                        .sink(storage.recording())
                        .closeWithin(Duration.ofSeconds(30))
                        .open();
                Attempt attempt =
                        recorder.start(Call.of("openai", "gpt-5.5").user("u17").space("support"))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[1]))
                    .header("authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                    .POST(BodyPublishers.ofString(QUESTION))
                    .build();
            attempt.contextReady();
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                attempt.fail(ErrorKind.ofStatus(response.statusCode()));
            }
            response.body().forEach(line -> mark(attempt, line));
        }
    }

    private static void mark(Attempt attempt, String line) {
        if (line.contains("\"usage\":{")) {
            attempt.complete(Usage.inclusive(
                    count(line, "prompt_tokens"),
                    count(line, "cached_tokens"),
                    count(line, "completion_tokens"),
                    count(line, "reasoning_tokens")));
        } else if (line.contains("\"content\":\"") && !line.contains("\"content\":\"\"")) {
            attempt.chunk();
        }
    }

    private static long count(String line, String member) {
        Matcher found = Pattern.compile("\"" + member + "\":(\\d+)").matcher(line);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
