package io.tokenspeed.agent.otlp;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.telemetry.MetricSum;
import io.tokenspeed.sources.otlp.DeletedTranscripts;
import io.tokenspeed.sources.otlp.TelemetryException;
import io.tokenspeed.sources.otlp.TelemetryReader;
import io.tokenspeed.sources.otlp.TelemetryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one body tells. */
final class OtlpBatch implements OtlpRecordSink {
    /** The attribute of a resource that names the program. */
    static final String SERVICE = "service.name";

    private final TelemetryReader reader;
    private final MetricIncrements increments;
    private final List<Request> requests = new ArrayList<>();
    private final Map<MetricSum, Double> sums = new HashMap<>();
    private long records;
    private long rejected;
    private @Nullable String reason;

    OtlpBatch(TelemetryReader reader, MetricIncrements increments) {
        this.reader = reader;
        this.increments = increments;
    }

    @Override
    public void take(RecordDraft draft, String service) {
        records++;
        TelemetryRecord told = draft.finished(service);
        if (told == null) {
            return;
        }
        try {
            long deleted = DeletedTranscripts.in(told);
            if (deleted > 0) {
                sums.merge(DeletedTranscripts.SUM, (double) deleted, Double::sum);
            }
            Optional<Request> request = reader.read(told);
            if (request.isPresent() && !draft.hasTime()) {
                reject("A record must have a time.");
            } else {
                request.ifPresent(requests::add);
            }
        } catch (TelemetryException senseless) {
            reject(String.valueOf(senseless.getMessage()));
        }
    }

    @Override
    public void take(PointDraft draft, String service) {
        records++;
        if (!Double.isFinite(draft.value()) || draft.value() < 0) {
            reject("A data point must be a number from 0 on.");
            return;
        }
        increments.of(draft, service).forEach((sum, value) -> sums.merge(sum, value, Double::sum));
    }

    /** Notes that some of the requests cannot be stored. */
    void refused(int some) {
        if (some > 0) {
            reject(some, "The database refuses some of the requests.");
        }
    }

    private void reject(String sentence) {
        reject(1, sentence);
    }

    private void reject(int some, String sentence) {
        rejected += some;
        if (reason == null) {
            reason = sentence;
        }
    }

    /** The requests that were told of. */
    List<Request> requests() {
        return requests;
    }

    /** What to add to sums of metrics. */
    Map<MetricSum, Double> sums() {
        return sums;
    }

    /** How many records the body held. */
    long records() {
        return records;
    }

    /** How many of them make no sense. */
    long rejected() {
        return rejected;
    }

    /** Why the first of these makes none; empty where all do. */
    String reason() {
        return reason == null ? "" : reason;
    }
}
