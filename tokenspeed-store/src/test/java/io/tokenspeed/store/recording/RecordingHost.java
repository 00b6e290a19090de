package io.tokenspeed.store.recording;

import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program that records attempts into a database, and ends in one of the ways in which programs end. */
final class RecordingHost {
    static final int EARLIER = 100;
    static final int LAST = 50;

    private RecordingHost() {}

    enum End {
        CLOSE,
        EXIT,
        EXIT_WITH_FLUSH,
        KILLED
    }

    /**
     * Records {@link #EARLIER} attempts, says so on a line once they are stored without any flush, records
     * {@link #LAST} more, says so, and ends.
     */
    public static void main(String[] arguments) throws IOException {
        End end = End.valueOf(arguments[1]);
        SqliteLocalStorage storage = SqliteLocalStorage.open(Path.of(arguments[0]), () -> Pricing.NONE);
        Recorder.Builder builder =
                Recorder.builder("my-tool").sink(storage.recording()).closeWithin(Duration.ofSeconds(30));
        Recorder recorder = end == End.EXIT_WITH_FLUSH ? builder.flushOnExit().open() : builder.open();
        record(recorder, EARLIER);
        while (recorder.counts().stored() < EARLIER) {
            Thread.onSpinWait();
        }
        System.out.println("stored");
        record(recorder, LAST);
        recorder.start("openai", "gpt-5.5").chunk();
        System.out.println("recorded");
        switch (end) {
            case CLOSE -> {
                recorder.close();
                storage.close();
            }
            case KILLED -> System.in.read();
            case EXIT, EXIT_WITH_FLUSH -> System.exit(0);
        }
    }

    private static void record(Recorder recorder, int attempts) {
        for (int i = 0; i < attempts; i++) {
            recorder.start("openai", "gpt-5.5").complete(10, 20);
        }
    }
}
