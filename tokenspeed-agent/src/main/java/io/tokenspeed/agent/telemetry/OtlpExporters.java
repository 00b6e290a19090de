package io.tokenspeed.agent.telemetry;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;

/** OpenTelemetry's exporters over HTTP, which repeat what a receiver refuses with 429, 502, 503 or 504. */
final class OtlpExporters {
    private OtlpExporters() {}

    static SpanExporter spans(ExportTarget target) {
        OtlpHttpSpanExporterBuilder builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(target.endpoint().toString())
                .setTimeout(target.timeout())
                .setConnectTimeout(target.timeout())
                .setCompression(target.gzip() ? "gzip" : "none")
                // Else the exporter would add counters about itself.
                .setMeterProvider(MeterProvider.noop());
        target.headers().forEach(builder::addHeader);
        Path trusted = target.certificates().trusted();
        if (trusted != null) {
            builder.setTrustedCertificates(ExportTarget.bytes(trusted));
        }
        Path key = target.certificates().clientKey();
        Path client = target.certificates().client();
        if (key != null && client != null) {
            builder.setClientTls(ExportTarget.bytes(key), ExportTarget.bytes(client));
        }
        return builder.build();
    }

    static MetricExporter metrics(ExportSettings settings) {
        ExportTarget target = settings.metrics();
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(target.endpoint().toString())
                .setTimeout(target.timeout())
                .setConnectTimeout(target.timeout())
                .setCompression(target.gzip() ? "gzip" : "none")
                .setAggregationTemporalitySelector(temporality(settings.temporality()))
                .setMeterProvider(MeterProvider.noop());
        target.headers().forEach(builder::addHeader);
        Path trusted = target.certificates().trusted();
        if (trusted != null) {
            builder.setTrustedCertificates(ExportTarget.bytes(trusted));
        }
        Path key = target.certificates().clientKey();
        Path client = target.certificates().client();
        if (key != null && client != null) {
            builder.setClientTls(ExportTarget.bytes(key), ExportTarget.bytes(client));
        }
        return builder.build();
    }

    private static AggregationTemporalitySelector temporality(ExportSettings.Temporality wanted) {
        return switch (wanted) {
            case CUMULATIVE -> AggregationTemporalitySelector.alwaysCumulative();
            case DELTA -> AggregationTemporalitySelector.deltaPreferred();
            case LOWMEMORY -> AggregationTemporalitySelector.lowMemory();
        };
    }
}
