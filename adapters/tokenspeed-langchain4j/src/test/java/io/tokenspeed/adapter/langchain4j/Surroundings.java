package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.model.request.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider and a recorder. */
final class Surroundings implements AutoCloseable {
    final FakeProvider provider = FakeProvider.start();
    private final MemorySink sink = new MemorySink(100);
    private final List<Long> readings = new CopyOnWriteArrayList<>();
    final Recorder recorder = Recorder.builder("test")
            .sink(sink)
            .linger(Duration.ofMillis(1))
            .clocks(Clock.systemUTC(), this::read)
            .open();

    static Surroundings answering(Answer... answers) {
        Surroundings surroundings = new Surroundings();
        surroundings.provider.next(answers);
        return surroundings;
    }

    private long read() {
        long now = System.nanoTime();
        readings.add(now);
        return now;
    }

    /** The readings of the recorder's monotonic clock so far: the first is the start of the first attempt. */
    List<Long> readings() {
        return readings;
    }

    List<Request> requests() {
        assertThat(recorder.flush(Duration.ofSeconds(5))).isTrue();
        assertThat(recorder.counts().captured()).isEqualTo(recorder.counts().started());
        return sink.requests();
    }

    Request onlyRequest() {
        List<Request> all = requests();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Override
    public void close() {
        recorder.close();
        provider.close();
    }
}
