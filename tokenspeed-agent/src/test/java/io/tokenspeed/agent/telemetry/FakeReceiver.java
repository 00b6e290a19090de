package io.tokenspeed.agent.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A receiver of OTLP over HTTP on a free port of this machine, which reads what it is sent. */
public final class FakeReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<ExportTraceServiceRequest> traces = new CopyOnWriteArrayList<>();
    private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int refusal = 503;

    public FakeReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> answer(exchange, bytes -> traces.add(traces(bytes))));
        server.createContext("/v1/metrics", exchange -> answer(exchange, bytes -> metrics.add(metrics(bytes))));
        server.start();
    }

    private interface Reader {
        void read(byte[] bytes) throws InvalidProtocolBufferException;
    }

    private void answer(HttpExchange exchange, Reader reader) throws IOException {
        asked.incrementAndGet();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.add(name.toLowerCase(Locale.ROOT) + ": " + values.get(0)));
        byte[] body = body(exchange);
        boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!refused) {
            reader.read(body);
        }
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(refused ? refusal : 200, -1);
        exchange.close();
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return body.readAllBytes();
        }
    }

    private static ExportTraceServiceRequest traces(byte[] bytes) throws InvalidProtocolBufferException {
        return ExportTraceServiceRequest.parseFrom(bytes);
    }

    private static ExportMetricsServiceRequest metrics(byte[] bytes) throws InvalidProtocolBufferException {
        return ExportMetricsServiceRequest.parseFrom(bytes);
    }

    /** Answers 503 to the next requests. */
    public void refuse(int requests) {
        refusals.set(requests);
    }

    /** Answers with a status to all requests from now on. */
    public void refuseAllWith(int status) {
        refusal = status;
        refusals.set(Integer.MAX_VALUE);
    }

    /** How many requests came, refused ones as well. */
    public int asked() {
        return asked.get();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All headers that came, as {@code name: value}. */
    public List<String> headers() {
        return headers;
    }

    /** The spans that came. */
    public List<Span> spans() {
        return traces.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    /** The attributes of the program that sent the first spans. */
    public Map<String, Object> resource() {
        return attributes(traces.get(0).getResourceSpans(0).getResource().getAttributesList());
    }

    /** The metrics that came last, by name. */
    public Map<String, Metric> metrics() {
        Map<String, Metric> named = new TreeMap<>();
        metrics.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .forEach(metric -> named.put(metric.getName(), metric));
        return named;
    }

    /** Attributes by name, with values of Java. */
    public static Map<String, Object> attributes(List<KeyValue> pairs) {
        Map<String, Object> attributes = new TreeMap<>();
        pairs.forEach(pair -> attributes.put(pair.getKey(), value(pair.getValue())));
        return attributes;
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case BOOL_VALUE -> value.getBoolValue();
            default -> throw new UncheckedIOException(new IOException("not expected: " + value));
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
