package io.tokenspeed.agent.otlp;

import io.tokenspeed.sources.otlp.TelemetryNames;
import io.tokenspeed.sources.otlp.TelemetryOrigin;
import io.tokenspeed.sources.otlp.TelemetryRecord;
import io.tokenspeed.sources.otlp.TelemetryRecord.Signal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span or log record that is being decoded. Keeps only attributes that are looked at. */
final class RecordDraft {
    /** The most attributes of one record that are looked at. */
    static final int MOST_ATTRIBUTES = 128;

    private static final int ERROR = 2;

    private final Signal signal;
    private final Map<String, String> attributes = new HashMap<>();
    private int seen;
    private @Nullable String name;
    private @Nullable String body;
    private String traceId = "";
    private String spanId = "";
    private long start;
    private long end;

    RecordDraft(Signal signal) {
        this.signal = signal;
    }

    /** Whether one more attribute is looked at; called for each. */
    boolean looksAtOneMore() {
        return seen++ < MOST_ATTRIBUTES;
    }

    /** Keeps an attribute if it is one that is looked at. */
    void attribute(String key, @Nullable String value) {
        if (value != null && value.length() <= TelemetryNames.LONGEST && TelemetryNames.isAllowed(key)) {
            attributes.put(key, value);
        }
    }

    void name(@Nullable String text) {
        name = text;
    }

    void body(@Nullable String text) {
        body = text;
    }

    void traceId(String hex) {
        traceId = hex;
    }

    void spanId(String hex) {
        spanId = hex;
    }

    void start(long nanos) {
        start = nanos;
    }

    void end(long nanos) {
        end = nanos;
    }

    /** The time of a log record where its program gives only the time at which it was seen. */
    void observed(long nanos) {
        if (signal == Signal.LOG && end == 0) {
            end = nanos;
        }
    }

    void statusCode(int code) {
        if (code == ERROR) {
            attributes.put(TelemetryNames.STATUS, TelemetryNames.ERROR);
        }
    }

    /** The finished record; null where it is none that is looked at. */
    @Nullable
    TelemetryRecord finished(String service) {
        String known = signal == Signal.SPAN ? String.valueOf(name) : event(service);
        if (known == null) {
            return null;
        }
        long from = signal == Signal.LOG || start == 0 ? end : start;
        return new TelemetryRecord(signal, new TelemetryOrigin(service, traceId, spanId), known, from, end, attributes);
    }

    /** The name of an event is in an attribute; some programs have it as the body, or in a field of its own. */
    private @Nullable String event(String service) {
        String told = TelemetryNames.event(service, attributes.get("event.name"));
        if (told == null) {
            told = TelemetryNames.event(service, name);
        }
        return told != null ? told : TelemetryNames.event(service, body);
    }

    /** Whether the record says when it was. */
    boolean hasTime() {
        return end > 0;
    }
}
