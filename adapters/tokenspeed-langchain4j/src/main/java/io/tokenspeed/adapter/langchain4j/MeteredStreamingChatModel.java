package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A streaming model of LangChain4j that records each of its calls: when the first reasoning and the first answer came,
 * how fast the rest followed, the tokens, and how it ended.
 *
 * <pre>{@code
 * StreamingChatModel model = MeteredStreamingChatModel.of(OpenAiStreamingChatModel.builder()…build(), recorder);
 * }</pre>
 *
 * <p>What a host should know:
 *
 * <ul>
 *   <li>A model shows its reasoning only if it is built with {@code returnThinking(true)}. Without it the time to the
 *       first token is that of the first answer token.
 *   <li>A call that is cancelled through a {@code StreamingHandle} is recorded as cancelled. LangChain4j gives no
 *       handle before the first token.
 *   <li>An exception that the host's own handler throws for a part of the answer does not end the recorded call, because
 *       LangChain4j reads on.
 *   <li>A {@link RecordingListener} of the same recorder on the same model records nothing more, and neither does a
 *       metered model within a metered model.
 *   <li>LangChain4j's client of Anthropic reports nothing when a stream ends in order but without its last event, so such
 *       a call is not recorded. A broken connection is.
 * </ul>
 *
 * Runs with LangChain4j 1.11 and later.
 */
public final class MeteredStreamingChatModel implements StreamingChatModel {
    private final StreamingChatModel model;
    private final Recorder recorder;
    private final Calls calls;

    private MeteredStreamingChatModel(StreamingChatModel model, Recorder recorder, Calls calls) {
        this.model = model;
        this.recorder = recorder;
        this.calls = calls;
    }

    /**
     * Records under the name of the model's provider, which is the client's kind and not always who answers. A metered
     * model of the same recorder is replaced.
     */
    public static MeteredStreamingChatModel of(StreamingChatModel model, Recorder recorder) {
        return of(model, recorder, Calls.BY_CLIENT);
    }

    /**
     * Records what a function says of each request: provider, model, user, space, session. A metered model of the same
     * recorder is replaced.
     *
     * @param labels gets the request with the model's own defaults; if it fails or returns null, the request is recorded
     *     without labels
     */
    public static MeteredStreamingChatModel of(
            StreamingChatModel model, Recorder recorder, Function<ChatRequest, Call> labels) {
        return of(model, recorder, Calls.labelledBy(Objects.requireNonNull(labels, "labels")));
    }

    private static MeteredStreamingChatModel of(StreamingChatModel model, Recorder recorder, Calls calls) {
        Objects.requireNonNull(recorder, "recorder");
        StreamingChatModel bare = Objects.requireNonNull(model, "model");
        while (bare instanceof MeteredStreamingChatModel metered && metered.recorder == recorder) {
            bare = metered.model;
        }
        return new MeteredStreamingChatModel(bare, recorder, calls);
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        Map<Object, Object> attributes = new HashMap<>();
        if (options != null) {
            attributes.putAll(options.listenerAttributes());
        }
        if (attributes.putIfAbsent(new RecordedBy(recorder), true) != null) {
            model.chat(request, options, handler);
            return;
        }
        ChatRequestOptions marked =
                ChatRequestOptions.builder().listenerAttributes(attributes).build();
        record(request, handler, metered -> model.chat(request, marked, metered));
    }

    /** The hook of LangChain4j up to 1.12, whose {@code chat} has no options. */
    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        record(request, handler, metered -> model.doChat(request, metered));
    }

    private void record(
            ChatRequest request, StreamingChatResponseHandler handler, Consumer<StreamingChatResponseHandler> stream) {
        StreamedAttempt attempt = new StreamedAttempt(recorder.start(calls.of(complete(request), model.provider())));
        try {
            stream.accept(new MeteredHandler(attempt, handler));
        } catch (RuntimeException | Error e) {
            attempt.fail(e);
            throw e;
        }
    }

    /** The request as the model will make it: its own defaults stand in for what the request leaves open. */
    private ChatRequest complete(ChatRequest request) {
        return ChatRequest.builder()
                .messages(request.messages())
                .parameters(model.defaultRequestParameters().overrideWith(request.parameters()))
                .build();
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    /** Leaves out listeners that would record the same call once more. */
    @Override
    public List<ChatModelListener> listeners() {
        return model.listeners().stream()
                .filter(listener ->
                        !(listener instanceof RecordingListener recording && recording.recordsInto(recorder)))
                .toList();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }
}
