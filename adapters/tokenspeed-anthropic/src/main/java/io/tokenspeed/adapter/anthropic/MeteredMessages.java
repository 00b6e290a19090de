package io.tokenspeed.adapter.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.services.async.MessageServiceAsync;
import com.anthropic.services.blocking.MessageService;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.answer.CallLabels;
import java.util.function.Function;

/**
 * The messages of an Anthropic client, recorded: {@code create} and {@code createStreaming}, each call as one attempt.
 *
 * <pre>{@code
 * MessageService messages = MeteredMessages.of(client, recorder);
 * }</pre>
 *
 * <p>What a host can rely on:
 *
 * <ul>
 *   <li>Answers and errors are those of the client. Raw responses, batches and token counts pass unrecorded.
 *   <li>The host must read a stream to its end or close it, as the client demands anyway. Closed before
 *       {@code message_stop}, the attempt is cancelled; a handler that throws closes it. A stream that ends without
 *       {@code message_stop} was cut, and has failed.
 *   <li>A blocking stream is read at the pace of the host, so slow work between two events looks like a slow model.
 *       {@code createStreaming} of the asynchronous client has the same limit in its handler.
 *   <li>Retries of the client lie inside the attempt and make it look slow. With {@code maxRetries(0)} and a host that
 *       repeats calls itself, each try is an attempt.
 * </ul>
 */
public final class MeteredMessages {
    private MeteredMessages() {}

    /** Records the messages of a client as calls of the provider {@code anthropic}. */
    public static MessageService of(AnthropicClient client, Recorder recorder) {
        return of(client, recorder, MeteredMessages::call);
    }

    /**
     * Records the messages of a client.
     *
     * @param calls gives provider and model of a request, and its user, space, session and tags; if it fails or
     *     returns null, the request is recorded without labels
     */
    public static MessageService of(
            AnthropicClient client, Recorder recorder, Function<? super MessageCreateParams, Call> calls) {
        return new BlockingMessages(client.messages(), new Attempts(recorder, new CallLabels<>(calls)));
    }

    /** Records the messages of an asynchronous client as calls of the provider {@code anthropic}. */
    public static MessageServiceAsync of(AnthropicClientAsync client, Recorder recorder) {
        return of(client, recorder, MeteredMessages::call);
    }

    /** As {@link #of(AnthropicClient, Recorder, Function)}, for an asynchronous client. */
    public static MessageServiceAsync of(
            AnthropicClientAsync client, Recorder recorder, Function<? super MessageCreateParams, Call> calls) {
        return new AsyncMessages(client.messages(), new Attempts(recorder, new CallLabels<>(calls)));
    }

    private static Call call(MessageCreateParams params) {
        return Call.of("anthropic", params.model().asString());
    }
}
