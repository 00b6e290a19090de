package io.tokenspeed.agent.pricing.sync;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a price list into a file. Sends nothing but the request itself: no cookie, no id, and a user agent without a
 * version.
 */
final class ListFetch {
    private static final int MOST_REDIRECTS = 3;
    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;
    private static final int REDIRECT = 3;
    private static final int CLASS = 100;

    private final FetchLimits limits;
    private final HttpClient client;

    ListFetch(FetchLimits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    /**
     * Fetches a list.
     *
     * @param etag of the list that is at hand; null for none
     * @return the list; empty if it is the one at hand
     * @throws IOException if there is no list; says why in words that are fit for the user
     */
    Optional<ListCopy> fetch(URI address, @Nullable String etag, Path file) throws IOException, InterruptedException {
        FutureTask<Optional<ListCopy>> task = new FutureTask<>(() -> follow(address, etag, file));
        Thread thread = new Thread(task, "tokenspeed-prices");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException(
                    "the list did not come within " + limits.whole().toSeconds() + " s", late);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TooLongException tooLong) {
                throw tooLong;
            }
            throw new IOException(reason(failure.getCause()), failure);
        } finally {
            task.cancel(true);
        }
    }

    private Optional<ListCopy> follow(URI address, @Nullable String etag, Path file)
            throws IOException, InterruptedException {
        URI at = address;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<InputStream> answer = client.send(request(at, etag), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() / CLASS != REDIRECT || answer.statusCode() == NOT_MODIFIED) {
                    return list(answer, body, file);
                }
            }
            if (redirects == MOST_REDIRECTS) {
                throw new IOException("the server redirects more than " + MOST_REDIRECTS + " times");
            }
            at = ListAddress.redirected(
                    at, answer.headers().firstValue("Location").orElse(""));
        }
    }

    private static HttpRequest request(URI address, @Nullable String etag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("User-Agent", "TokenSpeed")
                .header("Accept", "application/json, text/plain")
                .header("Accept-Encoding", "gzip");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return request.GET().build();
    }

    private Optional<ListCopy> list(HttpResponse<InputStream> answer, InputStream body, Path file) throws IOException {
        if (answer.statusCode() == NOT_MODIFIED) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new IOException("the server answered " + answer.statusCode());
        }
        InputStream packed = new LimitedInput(body, limits.bytes());
        String encoding =
                answer.headers().firstValue("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
        String etag = answer.headers().firstValue("ETag").orElse(null);
        return Optional.of(ListCopy.write(unpacked(packed, encoding), limits.bytes(), etag, file));
    }

    private static InputStream unpacked(InputStream packed, String encoding) throws IOException {
        return switch (encoding) {
            case "", "identity" -> packed;
            case "gzip" -> new GZIPInputStream(packed);
            default -> throw new IOException("the server packs its answer in a way that was not asked for");
        };
    }

    /** Says why in words of our own, because messages of the platform may be empty or hold the address. */
    private static String reason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the host is not known";
            }
            if (cause instanceof SSLException) {
                return "the connection could not be secured";
            }
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return "nobody answers at the address";
            }
        }
        String message = failure == null ? null : failure.getMessage();
        return message == null || message.isBlank() ? "the connection broke" : message;
    }
}
