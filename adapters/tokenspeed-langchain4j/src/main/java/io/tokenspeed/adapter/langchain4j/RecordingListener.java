package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Records the calls of a blocking model of LangChain4j: how long they took, the tokens, and how they ended. For a
 * streaming model use {@link MeteredStreamingChatModel}, because a listener sees no tokens arrive and no cancel.
 *
 * <pre>{@code
 * ChatModel model = OpenAiChatModel.builder().listeners(new RecordingListener(recorder)).maxRetries(0)…build();
 * }</pre>
 *
 * <p>LangChain4j calls listeners around its own retries, so that all tries count as one slow call unless retries are
 * switched off. A call whose thread was interrupted is recorded as cancelled.
 */
public final class RecordingListener implements ChatModelListener {
    private final Recorder recorder;
    private final Calls calls;

    /** Records under the name of the model's provider, which is the client's kind and not always who answers. */
    public RecordingListener(Recorder recorder) {
        this(recorder, Calls.BY_CLIENT);
    }

    /**
     * Records what a function says of each request: provider, model, user, space, session.
     *
     * @param labels gets the request with the model's own defaults; if it fails or returns null, the request is recorded
     *     without labels
     */
    public RecordingListener(Recorder recorder, Function<ChatRequest, Call> labels) {
        this(recorder, Calls.labelledBy(Objects.requireNonNull(labels, "labels")));
    }

    private RecordingListener(Recorder recorder, Calls calls) {
        this.recorder = Objects.requireNonNull(recorder, "recorder");
        this.calls = calls;
    }

    boolean recordsInto(Recorder other) {
        return recorder == other;
    }

    @Override
    public void onRequest(ChatModelRequestContext context) {
        context.attributes()
                .computeIfAbsent(
                        new RecordedBy(recorder),
                        key -> recorder.start(calls.of(context.chatRequest(), context.modelProvider())));
    }

    @Override
    public void onResponse(ChatModelResponseContext context) {
        if (own(context.attributes()) instanceof Attempt attempt) {
            Responses.answeredBy(attempt, context.chatResponse());
            attempt.complete(Responses.usage(context.chatResponse()));
        }
    }

    @Override
    public void onError(ChatModelErrorContext context) {
        if (own(context.attributes()) instanceof Attempt attempt) {
            if (Thread.currentThread().isInterrupted()) {
                attempt.cancel();
            } else {
                attempt.fail(Errors.kind(context.error()));
            }
        }
    }

    /** The attempt, or the mark of a metered model, which records the call itself. */
    private Object own(Map<Object, Object> attributes) {
        return attributes.getOrDefault(new RecordedBy(recorder), true);
    }
}
