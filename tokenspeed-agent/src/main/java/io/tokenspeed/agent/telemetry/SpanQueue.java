package io.tokenspeed.agent.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hands spans to an exporter in batches, on a thread of its own. Holds 2,048 spans; those that find it full are lost and
 * counted, which the batch processor of the SDK does not tell to whoever uses it.
 */
final class SpanQueue implements SpanProcessor {
    private static final int CAPACITY = 2_048;
    private static final int BATCH = 512;
    private static final long GATHER_MILLIS = 250;
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<SpanData> spans = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final SpanExporter exporter;
    private final ExportTally tally;
    private final CompletableResultCode ended = new CompletableResultCode();
    private volatile boolean closing;
    private final Thread worker = new Thread(this::work, "tokenspeed-telemetry");

    SpanQueue(SpanExporter exporter, ExportTally tally) {
        this.exporter = exporter;
        this.tally = tally;
        worker.setDaemon(true);
        worker.start();
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!spans.offer(span.toSpanData())) {
            tally.lost(1, "the receiver is too slow or does not answer, and " + CAPACITY + " requests wait already");
        }
    }

    /** How many spans have neither arrived nor been given up. */
    long waiting() {
        return (long) spans.size() + inFlight.get();
    }

    private void work() {
        try {
            while (!closing || !spans.isEmpty()) {
                SpanData first = spans.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    send(first);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.succeed();
        }
    }

    private void send(SpanData first) {
        List<SpanData> batch = new ArrayList<>();
        batch.add(first);
        spans.drainTo(batch, BATCH - 1);
        inFlight.set(batch.size());
        String problem = problem(batch);
        inFlight.set(0);
        if (problem == null) {
            tally.sent(batch.size());
        } else {
            tally.lost(batch.size(), problem);
        }
    }

    /** Sends a batch, with the exporter's repetitions; returns null once it has arrived. */
    private @Nullable String problem(List<SpanData> batch) {
        try {
            CompletableResultCode result = exporter.export(batch).join(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return result.isSuccess() ? null : ExportProblem.of(result.getFailureThrowable());
        } catch (RuntimeException failure) {
            return ExportProblem.of(failure);
        }
    }

    /** Sends what waits; the result is complete once nothing does, or the exporter has given up. */
    @Override
    public CompletableResultCode shutdown() {
        closing = true;
        CompletableResultCode result = new CompletableResultCode();
        ended.whenComplete(() -> exporter.shutdown().whenComplete(result::succeed));
        return result;
    }
}
