package io.tokenspeed.agent.otlp;

import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.telemetry.TelemetryTable;
import io.tokenspeed.sources.otlp.TelemetryReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes bodies of OTLP: decodes and stores them, two at once at most. Safe for use by several threads; its owner closes
 * it before the storage.
 */
public final class OtlpReceiver implements AutoCloseable {
    private static final int AT_ONCE = 2;

    private final TelemetryReader reader = new TelemetryReader();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final MetricIncrements increments;
    private final RequestSink sink;
    private final TelemetryTable table;
    private final Clock clock;

    /**
     * Creates a receiver.
     *
     * @param sink stores the requests that tools tell of
     * @param table stores the sums of metrics
     */
    public OtlpReceiver(RequestSink sink, TelemetryTable table, Clock clock) {
        this.sink = sink;
        this.table = table;
        this.clock = clock;
        this.increments = new MetricIncrements(clock);
    }

    /**
     * Takes a body.
     *
     * @param json whether it is in JSON instead of Protocol Buffers
     * @return what it told
     * @throws OtlpException if it cannot be taken
     */
    OtlpBatch take(OtlpSignal signal, boolean json, InputStream body) throws IOException {
        if (!permits.tryAcquire()) {
            throw new OtlpException(503, "Other telemetry is being read; send this again in a second.");
        }
        try {
            OtlpBatch batch = new OtlpBatch(reader, increments);
            if (json) {
                JsonDecoder.decode(signal, body, batch);
            } else {
                ProtobufDecoder.decode(signal, body, batch);
            }
            store(batch);
            return batch;
        } finally {
            permits.release();
        }
    }

    private synchronized void store(OtlpBatch batch) throws IOException {
        if (!batch.requests().isEmpty()) {
            batch.refused(sink.store(batch.requests()));
        }
        if (!batch.sums().isEmpty()) {
            int unused = table.add(batch.sums(), clock.millis());
        }
        records.addAndGet(batch.records());
        rejected.addAndGet(batch.rejected());
    }

    /** How many records came since the start. */
    public long records() {
        return records.get();
    }

    /** How many of them made no sense. */
    public long rejected() {
        return rejected.get();
    }

    @Override
    public synchronized void close() {
        sink.close();
    }
}
