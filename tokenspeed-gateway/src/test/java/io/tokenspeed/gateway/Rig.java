package io.tokenspeed.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.gateway.config.Credential;
import io.tokenspeed.gateway.config.GatewayLimits;
import io.tokenspeed.gateway.config.GatewayListen;
import io.tokenspeed.gateway.config.GatewaySettings;
import io.tokenspeed.gateway.config.ModelRoutes;
import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.config.UpstreamPatience;
import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.gateway.log.ExchangeLog;
import io.tokenspeed.model.request.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A gateway before a fake provider, and a client of both. */
final class Rig implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    private final FakeProvider provider = FakeProvider.start();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final MemorySink sink = new MemorySink(10_000);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final GatewayApplication gateway;

    private Rig(List<Upstream> more, UpstreamPatience patience, GatewayLimits limits)
            throws IOException, InterruptedException {
        List<Upstream> upstreams = new ArrayList<>(more);
        for (ApiDialect dialect :
                List.of(ApiDialect.OPENAI, ApiDialect.ANTHROPIC, ApiDialect.OLLAMA, ApiDialect.GEMINI)) {
            upstreams.add(upstream(dialect.text(), dialect, provider.uri(), patience));
        }
        ModelRoutes.Rule all = new ModelRoutes.Rule("*", Pattern.compile(".*"), upstreams);
        GatewaySettings settings = new GatewaySettings(
                new GatewayListen("127.0.0.1", 0, 0, "json"),
                new ModelRoutes(List.of(all), upstreams),
                limits,
                new GatewaySettings.BrowserAccess(Set.of("http://localhost:3456"), Set.of()));
        gateway = GatewayApplication.start(
                settings,
                sink,
                new ExchangeLog(ExchangeLog.Form.JSON, new PrintStream(log, true, UTF_8), Clock.systemUTC()),
                Clock.systemUTC());
    }

    static Rig start() throws IOException, InterruptedException {
        return new Rig(List.of(), UpstreamPatience.USUAL, GatewayLimits.USUAL);
    }

    /** Starts a gateway with upstreams that are asked before the fake provider. */
    static Rig before(Upstream... first) throws IOException, InterruptedException {
        return new Rig(List.of(first), UpstreamPatience.USUAL, GatewayLimits.USUAL);
    }

    static Rig with(UpstreamPatience patience, GatewayLimits limits) throws IOException, InterruptedException {
        return new Rig(List.of(), patience, limits);
    }

    static Upstream upstream(String name, ApiDialect dialect, URI address, UpstreamPatience patience) {
        URI url = dialect == ApiDialect.OPENAI ? address.resolve("/v1") : address;
        return new Upstream(name, dialect, url, new Credential.Client(), name, patience, Upstream.Options.NONE);
    }

    FakeProvider provider() {
        return provider;
    }

    /** Waits until no request is open. */
    void awaitNoneOpen() {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (gateway.open() > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(gateway.open() + " requests are open after " + SOON);
            }
            Thread.onSpinWait();
        }
    }

    /** Ends the gateway, and returns what it wrote about requests. */
    String log() {
        gateway.close();
        return log.toString(UTF_8);
    }

    GatewayApplication gateway() {
        return gateway;
    }

    int port() {
        return gateway.port();
    }

    URI through(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    URI direct(String path) {
        return provider.uri().resolve(path);
    }

    HttpResponse<byte[]> post(URI uri, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("content-type", "application/json")
                .timeout(SOON)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(through(path))
                .timeout(SOON)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Returns the requests that were stored so far, once so many are. */
    List<Request> stored(int count) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (gateway.counts().captured() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        if (!gateway.flush(SOON)) {
            throw new AssertionError("the requests are not stored after " + SOON);
        }
        return sink.requests();
    }

    @Override
    public void close() {
        gateway.close();
        provider.close();
    }
}
