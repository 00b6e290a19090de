package io.tokenspeed.benchmarks.upload;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.UploaderOptions;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import io.tokenspeed.uploader.hub.HttpTransport;
import io.tokenspeed.uploader.hub.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An uploader that never really waits: its monotonic clock jumps over each delay, while its wall clock runs as usual.
 */
final class MeasuredDevice implements AutoCloseable {
    /** Seconds between two uploads. */
    private static final int LONGEST_INTERVAL = 3_600;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AtomicLong ticks = new AtomicLong();
    private final Uploader uploader;
    private final AtomicLong sent = new AtomicLong();

    MeasuredDevice(Path database, SqliteLocalStorage storage) {
        Path folder = Objects.requireNonNull(database.toAbsolutePath().getParent());
        Environment environment =
                new Environment(Map.of("TS_UPLOAD_INTERVAL_SEC", "" + LONGEST_INTERVAL), folder, folder);
        Transport http = new HttpTransport(TIMEOUT);
        this.uploader =
                new Uploader(UploaderOptions.builder(folder, environment, storage.requests(), storage.changedHours())
                        .predecessor(storage.predecessorQueue(environment))
                        .version("0.1.0")
                        .transport(call -> {
                            sent.incrementAndGet();
                            return http.send(call);
                        })
                        .ticker(ticks::get)
                        .build());
    }

    /** Agrees to sending everything of the last 30 days, and enrols. */
    void enrol(String hub, String invite) throws IOException, InterruptedException {
        uploader.control().enable(hub, true);
        EnrolmentOutcome outcome = uploader.control().enrol(new InviteToken(invite));
        if (outcome.result() != EnrolmentOutcome.Result.ENROLLED) {
            throw new IOException("the hub does not enrol the device: " + outcome.message());
        }
    }

    /** Does what is due, then moves the monotonic clock to the next due time. */
    void step() {
        ticks.addAndGet(uploader.step());
    }

    long sentRequests() throws IOException {
        return uploader.control().status().queue().totals().sent().requests();
    }

    /** Requests over the network so far. */
    long calls() {
        return sent.get();
    }

    /** Seconds that the delays would have taken so far. */
    long seconds() {
        return ticks.get() / 1000;
    }

    @Override
    public void close() {
        uploader.close();
    }
}
