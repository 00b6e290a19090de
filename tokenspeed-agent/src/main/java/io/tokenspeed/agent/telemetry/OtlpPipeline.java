package io.tokenspeed.agent.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.tokenspeed.dashboard.query.ExportCounts;
import io.tokenspeed.model.dashboard.RecordedRequest;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry's SDK, put together for the settings. */
final class OtlpPipeline implements AutoCloseable {
    private static final String SCOPE = "io.tokenspeed";
    private static final int CLOSE_SECONDS = 2;

    private final ExportSettings settings;
    private final ExportTally tally = new ExportTally();
    private final SpanQueue queue;
    private final SdkTracerProvider tracers;
    private final SdkMeterProvider meters;
    private final RequestSpans spans;
    private final RequestInstruments instruments;

    OtlpPipeline(ExportSettings settings, String version) {
        this.settings = settings;
        Resource resource = resource(settings, version);
        this.queue = new SpanQueue(OtlpExporters.spans(settings.traces()), tally);
        this.tracers = SdkTracerProvider.builder()
                .setResource(resource)
                // The variables of a sampler are meant for programs that trace themselves.
                .setSampler(Sampler.alwaysOn())
                .addSpanProcessor(queue)
                .build();
        this.meters = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(
                        PeriodicMetricReader.builder(new TalliedMetricExporter(OtlpExporters.metrics(settings), tally))
                                .setInterval(settings.interval())
                                .build())
                .build();
        this.spans = new RequestSpans(
                tracers.tracerBuilder(SCOPE).setInstrumentationVersion(version).build(), settings.names());
        this.instruments = new RequestInstruments(
                meters.meterBuilder(SCOPE).setInstrumentationVersion(version).build());
    }

    private static Resource resource(ExportSettings settings, String version) {
        AttributesBuilder own = Attributes.builder().put("service.version", version);
        settings.resource().forEach(own::put);
        return Resource.getDefault().merge(Resource.create(own.build()));
    }

    void refuseOwn(int ownPort) {
        settings.traces().refuseOwn(ownPort);
        settings.metrics().refuseOwn(ownPort);
    }

    void tell(RecordedRequest request) {
        spans.tell(request);
        instruments.count(request);
    }

    ExportCounts counts() {
        return tally.counts(queue.waiting());
    }

    /** Shutting a provider down sends what it holds; a flush before it would send the counters twice. */
    @Override
    public void close() {
        tracers.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
        meters.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
