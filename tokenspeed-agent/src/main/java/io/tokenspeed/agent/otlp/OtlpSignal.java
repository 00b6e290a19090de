package io.tokenspeed.agent.otlp;

import java.util.Optional;

/** A kind of telemetry, each with a path of its own. */
enum OtlpSignal {
    TRACES("/v1/traces", "rejectedSpans"),
    LOGS("/v1/logs", "rejectedLogRecords"),
    METRICS("/v1/metrics", "rejectedDataPoints");

    private final String path;
    private final String rejected;

    OtlpSignal(String path, String rejected) {
        this.path = path;
        this.rejected = rejected;
    }

    static Optional<OtlpSignal> of(String path) {
        for (OtlpSignal signal : values()) {
            if (signal.path.equals(path)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }

    /** The path that takes it. */
    String path() {
        return path;
    }

    /** The member of an answer in JSON that counts what was rejected. */
    String rejected() {
        return rejected;
    }
}
