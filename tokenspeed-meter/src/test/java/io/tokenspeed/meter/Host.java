package io.tokenspeed.meter;

import static java.util.Objects.requireNonNull;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.meter.answer.ProviderApi;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A program that asks a fake provider and records its attempts in memory. */
final class Host implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(10);

    final FakeProvider provider = FakeProvider.start();
    private final MemorySink sink = new MemorySink(100);
    private final Recorder recorder = Recorder.builder("host").sink(sink).open();
    private final HttpClient http = HttpClient.newHttpClient();

    Attempt start() {
        return recorder.start("fake", "m-1");
    }

    HttpResponse<InputStream> ask(Attempt attempt, ProviderApi api, boolean stream)
            throws IOException, InterruptedException {
        return ask(attempt, api, "m-1", stream);
    }

    /** Asks a model that is a script, for a stream. */
    HttpResponse<InputStream> askFor(String model, ProviderApi api) throws IOException, InterruptedException {
        return ask(start(), api, model, true);
    }

    private HttpResponse<InputStream> ask(Attempt attempt, ProviderApi api, String model, boolean stream)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(provider.uri().resolve(path(api, stream)))
                .POST(BodyPublishers.ofString("{\"model\":\"" + model + "\",\"stream\":" + stream
                        + ",\"stream_options\":{\"include_usage\":true}}"))
                .build();
        return http.send(request, MeteredBody.of(attempt, api));
    }

    /** Asks and reads the whole answer. */
    String read(ProviderApi api, boolean stream) throws IOException, InterruptedException {
        try (InputStream body = ask(start(), api, stream).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the recorded attempts, oldest first. */
    List<Request> requests() {
        if (!recorder.flush(SOON)) {
            throw new IllegalStateException("attempts were not stored in time");
        }
        return sink.requests();
    }

    /** Returns the latest attempt. */
    Request request() {
        List<Request> all = requests();
        return all.get(all.size() - 1);
    }

    /** Returns what was measured of the latest attempt. */
    Measured measured() {
        return requireNonNull(request().measured());
    }

    private static String path(ProviderApi api, boolean stream) {
        return switch (api) {
            case OPENAI_CHAT -> "/v1/chat/completions";
            case OPENAI_RESPONSES -> "/v1/responses";
            case ANTHROPIC -> "/v1/messages";
            case OLLAMA -> "/api/chat";
            case GEMINI -> "/v1beta/models/m-1:" + (stream ? "streamGenerateContent?alt=sse" : "generateContent");
        };
    }

    @Override
    public void close() {
        recorder.close();
        provider.close();
    }
}
