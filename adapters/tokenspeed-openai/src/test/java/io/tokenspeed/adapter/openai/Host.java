package io.tokenspeed.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.model.request.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A host with the real client, whose retries are off, and a provider of known answers. */
final class Host implements AutoCloseable {
    static final ChatCompletionCreateParams CHAT = ChatCompletionCreateParams.builder()
            .model("gpt-5.5")
            .addUserMessage("Why?")
            .build();
    static final ResponseCreateParams RESPONSE =
            ResponseCreateParams.builder().model("gpt-5.5").input("Why?").build();

    final FakeProvider provider = FakeProvider.start();
    /** Every reading of the recorder's clock; the first of an attempt is its start. */
    final List<Long> readings = new CopyOnWriteArrayList<>();

    private final MemorySink sink = new MemorySink(100);
    final Recorder recorder = Recorder.builder("host")
            .sink(sink)
            .linger(Duration.ofMillis(1))
            .clocks(Clock.systemUTC(), this::nanos)
            .open();
    final OpenAIClient client = OpenAIOkHttpClient.builder()
            .apiKey("key")
            .baseUrl(provider.uri() + "/v1")
            .maxRetries(0)
            .build();
    final MeteredOpenAi metered = MeteredOpenAi.of(client, recorder);

    private long nanos() {
        long now = System.nanoTime();
        readings.add(now);
        return now;
    }

    /** Returns all recorded attempts, oldest first, once those that ended are stored. */
    List<Request> recorded() {
        // Whoever waits for a future may go on before the attempt that it ends is recorded.
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (recorder.counts().started() != recorder.counts().captured() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
        assertThat(recorder.counts().started()).isEqualTo(recorder.counts().captured());
        return sink.requests();
    }

    /** Returns the only recorded attempt. */
    Request single() {
        List<Request> recorded = recorded();
        assertThat(recorded).hasSize(1);
        return recorded.get(0);
    }

    @Override
    public void close() {
        provider.close();
        client.close();
        recorder.close();
    }
}
