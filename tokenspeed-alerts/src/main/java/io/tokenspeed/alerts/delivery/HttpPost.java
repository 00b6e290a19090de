package io.tokenspeed.alerts.delivery;

import io.tokenspeed.alerts.delivery.SendResult.Verdict;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON and judges the answer. Follows no redirect, so that nothing goes to a place that the user did not name,
 * verifies certificates, and throws the body of the answer away.
 */
final class HttpPost {
    private static final int SUCCESS = 2;
    private static final int CLIENT_ERROR = 4;
    private static final int CLASS = 100;
    private static final int GONE = 410;
    private static final int TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    private final Duration patience;
    private final Clock clock;
    private final HttpClient client;

    /**
     * @param patience for the whole exchange
     * @param clock against which a date in {@code Retry-After} is held
     */
    HttpPost(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    SendResult post(URI address, Map<String, String> headers, String body) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> exchange =
                client.sendAsync(request(address, headers, body), HttpResponse.BodyHandlers.discarding());
        try {
            return judge(exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            exchange.cancel(true);
            return SendResult.failed(Verdict.LATER, "no answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException failure) {
            return SendResult.failed(Verdict.LATER, reason(failure));
        }
    }

    private HttpRequest request(URI address, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("User-Agent", "TokenSpeed");
        headers.forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private SendResult judge(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        if (status / CLASS == SUCCESS) {
            return SendResult.DELIVERED;
        }
        return new SendResult(verdict(status), Integer.toString(status), retryAfter(answer));
    }

    private static Verdict verdict(int status) {
        if (status == GONE) {
            return Verdict.GONE;
        }
        boolean passing = status == TIMEOUT || status == TOO_EARLY || status == TOO_MANY;
        return status / CLASS == CLIENT_ERROR && !passing ? Verdict.REFUSED : Verdict.LATER;
    }

    private @Nullable Duration retryAfter(HttpResponse<Void> answer) {
        String asked = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (asked.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        try {
            Instant at = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(clock.instant()) ? Duration.between(clock.instant(), at) : null;
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** Says why in words of our own, because messages of the platform may hold the address. */
    private static String reason(Throwable failure) {
        if (has(failure, UnresolvedAddressException.class)) {
            return "the host is not known";
        }
        if (has(failure, SSLException.class)) {
            return "the connection could not be secured";
        }
        return has(failure, ConnectException.class) ? "nobody answers at the address" : "the connection broke";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
