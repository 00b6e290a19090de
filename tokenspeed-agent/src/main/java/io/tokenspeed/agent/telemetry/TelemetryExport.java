package io.tokenspeed.agent.telemetry;

import io.tokenspeed.dashboard.query.ExportCounts;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.environment.Environment;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests as spans, counters and histograms to a receiver of OpenTelemetry, if and only if {@code TS_OTEL_EXPORT}
 * is on. A receiver that is slow, refuses or is not there never holds up the caller; what is lost is counted.
 */
public final class TelemetryExport implements AutoCloseable {
    private final @Nullable OtlpPipeline pipeline;

    private TelemetryExport(@Nullable OtlpPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Begins to send what {@link #tell} is given. OpenTelemetry's classes are loaded only where that is on.
     *
     * @param version this program's version
     * @throws io.tokenspeed.agent.option.UsageException if a variable is wrong
     */
    public static TelemetryExport start(Environment environment, String version) {
        return new TelemetryExport(ExportSettings.of(environment)
                .map(settings -> new OtlpPipeline(settings, version))
                .orElse(null));
    }

    /**
     * Refuses to send to this server itself, which would count each request again.
     *
     * @param ownPort the port that this server listens at
     * @throws io.tokenspeed.agent.option.UsageException if the receiver is this server
     */
    public void refuseOwn(int ownPort) {
        if (pipeline != null) {
            pipeline.refuseOwn(ownPort);
        }
    }

    /** Sends a request that arrived while the server runs; returns at once. Called by one thread. */
    public void tell(RecordedRequest request) {
        if (pipeline != null) {
            pipeline.tell(request);
        }
    }

    /** How many requests were sent and lost; null where nothing is to be sent. */
    public @Nullable ExportCounts counts() {
        return pipeline == null ? null : pipeline.counts();
    }

    /** Sends what waits, for at most a few seconds. */
    @Override
    public void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }
}
