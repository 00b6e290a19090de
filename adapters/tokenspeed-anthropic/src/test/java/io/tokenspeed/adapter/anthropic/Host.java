package io.tokenspeed.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.services.async.MessageServiceAsync;
import com.anthropic.services.blocking.MessageService;
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
    static final MessageCreateParams QUESTION = MessageCreateParams.builder()
            .model("claude-sonnet-5")
            .maxTokens(100)
            .addUserMessage("Why?")
            .build();

    final FakeProvider provider = FakeProvider.start();
    /** Every reading of the recorder's clock; the first of an attempt is its start. */
    final List<Long> readings = new CopyOnWriteArrayList<>();

    private final MemorySink sink = new MemorySink(100);
    final Recorder recorder = Recorder.builder("host")
            .sink(sink)
            .linger(Duration.ofMillis(1))
            .clocks(Clock.systemUTC(), this::nanos)
            .open();
    final AnthropicClient client = AnthropicOkHttpClient.builder()
            .apiKey("key")
            .baseUrl(provider.uri().toString())
            .maxRetries(0)
            .build();
    final MessageService messages = MeteredMessages.of(client, recorder);
    final MessageServiceAsync asyncMessages = MeteredMessages.of(client.async(), recorder);

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
