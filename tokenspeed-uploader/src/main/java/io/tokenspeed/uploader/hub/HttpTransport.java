package io.tokenspeed.uploader.hub;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The platform's HTTP client with the system's trusted certificates. It follows no redirect, so that no body goes to
 * another host, and sends nothing before it has verified the certificate. Used by one thread.
 */
public final class HttpTransport implements Transport {
    private static final int MAX_ANSWER = 1 << 20;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Duration timeout;
    private @Nullable HttpClient client;
    private long usedAt;

    /**
     * A transport.
     *
     * @param timeout for connecting, and for the whole exchange
     */
    public HttpTransport(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Reply send(OutgoingRequest call) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client().sendAsync(request(call), info -> new BoundedBody(MAX_ANSWER));
        try {
            return reply(exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            exchange.cancel(true);
            client = null;
            throw new IOException("no answer within " + timeout.toSeconds() + " s", late);
        } catch (ExecutionException failure) {
            client = null;
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getCause());
        } finally {
            usedAt = System.nanoTime();
        }
    }

    /**
     * Returns the client. Replaces one that was idle for long, because its connection may be dead without either side
     * knowing.
     */
    private HttpClient client() {
        if (client == null || System.nanoTime() - usedAt > IDLE_NANOS) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timeout)
                    .build();
        }
        return client;
    }

    private HttpRequest request(OutgoingRequest call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).timeout(timeout);
        call.headers().forEach(request::header);
        HttpRequest.BodyPublisher body = call.body().length() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body().bytes());
        return request.method(call.method(), body).build();
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Reply(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8));
    }
}
