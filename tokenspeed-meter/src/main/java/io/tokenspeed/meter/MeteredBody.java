package io.tokenspeed.meter;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.meter.answer.ProviderApi;
import io.tokenspeed.model.request.ErrorKind;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;

/**
 * Measures an answer that comes through {@link java.net.http.HttpClient}, streamed or not.
 *
 * <pre>{@code
 * try (Attempt attempt = recorder.start("openai", "gpt-5.5")) {
 *     InputStream body = client.send(request, MeteredBody.of(attempt, ProviderApi.OPENAI_CHAT)).body();
 *     show(body);
 * }
 * }</pre>
 *
 * <p>Bytes are stamped when they arrive, however slowly the host reads; up to 8 MiB wait for it, then the provider has
 * to. They reach the host unchanged. The attempt ends with the body:
 *
 * <ul>
 *   <li>well where a finish reason or the usage was seen, also if the host closes the stream after it;
 *   <li>cancelled where the host closes the stream before;
 *   <li>failed with {@link ErrorKind#ofStatus} for any status but 2xx, with the reported kind after an error event, and
 *       with {@link ErrorKind#OTHER} where the body was cut.
 * </ul>
 *
 * <p>Where no response comes, because the connection is refused or the time is over, the host ends the attempt. A
 * body in gzip or deflate is inflated for the measurement; one in another compression is not read, and its attempt has
 * neither chunks nor usage.
 */
public final class MeteredBody {
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    private MeteredBody() {}

    /** Returns a body handler for one response of an API. */
    public static BodyHandler<InputStream> of(Attempt attempt, ProviderApi api) {
        return head -> subscriber(head, attempt, api);
    }

    private static BodySubscriber<InputStream> subscriber(ResponseInfo head, Attempt attempt, ProviderApi api) {
        if (head.statusCode() / CLASS != SUCCESS) {
            attempt.fail(ErrorKind.ofStatus(head.statusCode()));
            return BodySubscribers.ofInputStream();
        }
        return new MeteredSubscriber(AttemptMeter.of(head.headers(), attempt, api));
    }
}
