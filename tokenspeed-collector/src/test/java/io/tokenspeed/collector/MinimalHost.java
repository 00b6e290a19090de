package io.tokenspeed.collector;

import io.tokenspeed.collector.sink.MemorySink;
import java.time.Duration;

/** A host that has nothing but the recorder and the model on its class path. */
final class MinimalHost {
    private MinimalHost() {}

    public static void main(String[] arguments) {
        MemorySink sink = new MemorySink(10);
        try (Recorder recorder = Recorder.builder("minimal").sink(sink).open()) {
            try (Attempt attempt = recorder.start("openai", "gpt-5.5")) {
                attempt.chunk();
                attempt.complete(Usage.inclusive(1000, 900, 61, 20));
            }
            boolean flushed = recorder.flush(Duration.ofSeconds(10));
            System.out.println(flushed + " " + sink.requests().get(0).tokens().total());
        }
    }
}
