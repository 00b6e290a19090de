package io.tokenspeed.adapter.openai;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.services.async.ResponseServiceAsync;
import com.openai.services.async.chat.ChatCompletionServiceAsync;
import com.openai.services.blocking.ResponseService;
import com.openai.services.blocking.chat.ChatCompletionService;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import java.util.function.Function;

/**
 * The chat completions and responses of an OpenAI client, recorded: {@code create} and {@code createStreaming}, each call
 * as one attempt.
 *
 * <pre>{@code
 * ChatCompletionService completions = MeteredOpenAi.of(client, recorder).chatCompletions();
 * }</pre>
 *
 * <p>What a host can rely on:
 *
 * <ul>
 *   <li>Answers and errors are those of the client. Raw responses, web sockets and all that is not asked of a model pass
 *       unrecorded.
 *   <li>OpenAI streams chat completions without usage unless {@code stream_options.include_usage} asks for it. Where the
 *       host leaves that open, it is asked for, and the chunk without choices that answers it is kept from the host. A
 *       server that does not know the option needs a host that sets it to false; then the usage is unknown.
 *   <li>The host must read a stream to its end or close it, as the client demands anyway. Closed before a finish reason,
 *       the attempt is cancelled; a handler that throws closes it. A stream that ends without finish reason and usage
 *       was cut, which the client does not notice, and has failed.
 *   <li>A blocking stream is read at the pace of the host, so slow work between two chunks looks like a slow model.
 *       {@code createStreaming} of the asynchronous services has the same limit in its handler.
 *   <li>Retries of the client lie inside the attempt and make it look slow. With {@code maxRetries(0)} and a host that
 *       repeats calls itself, each try is an attempt.
 * </ul>
 *
 * <p>Without a function that makes the {@link Call}, the provider is {@code openai}. The function gives provider and model
 * of a request, and its user, space, session and tags; if it fails or returns null, the request is recorded without labels.
 */
public final class MeteredOpenAi {
    private final OpenAIClient client;
    private final Recorder recorder;

    private MeteredOpenAi(OpenAIClient client, Recorder recorder) {
        this.client = client;
        this.recorder = recorder;
    }

    /** Records what is asked through a client. */
    public static MeteredOpenAi of(OpenAIClient client, Recorder recorder) {
        return new MeteredOpenAi(client, recorder);
    }

    /** Returns the chat completions of the provider {@code openai}, recorded. */
    public ChatCompletionService chatCompletions() {
        return chatCompletions(MeteredOpenAi::call);
    }

    /** Returns the chat completions, recorded. */
    public ChatCompletionService chatCompletions(Function<? super ChatCompletionCreateParams, Call> calls) {
        return new BlockingCompletions(
                client.chat().completions(), new Attempts<>(recorder, calls, MeteredOpenAi::call));
    }

    /** As {@link #chatCompletions()}, asynchronously. */
    public ChatCompletionServiceAsync chatCompletionsAsync() {
        return chatCompletionsAsync(MeteredOpenAi::call);
    }

    /** As {@link #chatCompletions(Function)}, asynchronously. */
    public ChatCompletionServiceAsync chatCompletionsAsync(Function<? super ChatCompletionCreateParams, Call> calls) {
        return new AsyncCompletions(
                client.async().chat().completions(), new Attempts<>(recorder, calls, MeteredOpenAi::call));
    }

    /** Returns the responses of the provider {@code openai}, recorded. */
    public ResponseService responses() {
        return responses(MeteredOpenAi::call);
    }

    /** Returns the responses, recorded. */
    public ResponseService responses(Function<? super ResponseCreateParams, Call> calls) {
        return new BlockingResponses(client.responses(), new Attempts<>(recorder, calls, MeteredOpenAi::call));
    }

    /** As {@link #responses()}, asynchronously. */
    public ResponseServiceAsync responsesAsync() {
        return responsesAsync(MeteredOpenAi::call);
    }

    /** As {@link #responses(Function)}, asynchronously. */
    public ResponseServiceAsync responsesAsync(Function<? super ResponseCreateParams, Call> calls) {
        return new AsyncResponses(client.async().responses(), new Attempts<>(recorder, calls, MeteredOpenAi::call));
    }

    private static Call call(ChatCompletionCreateParams params) {
        return Call.of("openai", params.model().asString());
    }

    private static Call call(ResponseCreateParams params) {
        return Call.of("openai", params.model().map(AnsweredResponse::name).orElse(null));
    }
}
