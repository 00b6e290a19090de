package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;

/**
 * Marks what arrives before the host's handler gets it. A model calls one of two methods for each part, so each calls the
 * same one of the host's handler.
 */
final class MeteredHandler implements StreamingChatResponseHandler {
    private final StreamedAttempt attempt;
    private final StreamingChatResponseHandler host;
    /** What the host's handler threw last. Models report it back to the handler as an error, and read on. */
    private @Nullable RuntimeException thrown;

    MeteredHandler(StreamedAttempt attempt, StreamingChatResponseHandler host) {
        this.attempt = attempt;
        this.host = host;
    }

    @Override
    public void onPartialResponse(String text) {
        attempt.chunk();
        pass(() -> host.onPartialResponse(text));
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        attempt.chunk();
        pass(() -> host.onPartialResponse(part, new PartialResponseContext(metered(context.streamingHandle()))));
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        attempt.reasoningChunk();
        pass(() -> host.onPartialThinking(part));
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        attempt.reasoningChunk();
        pass(() -> host.onPartialThinking(part, new PartialThinkingContext(metered(context.streamingHandle()))));
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        attempt.chunk();
        pass(() -> host.onPartialToolCall(part));
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        attempt.chunk();
        pass(() -> host.onPartialToolCall(part, new PartialToolCallContext(metered(context.streamingHandle()))));
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        pass(() -> host.onCompleteToolCall(call));
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        pass(() -> host.onUnmappedRawEvent(event));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        attempt.complete(response);
        host.onCompleteResponse(response);
    }

    @Override
    public void onError(Throwable error) {
        if (error != thrown) {
            attempt.fail(error);
        }
        host.onError(error);
    }

    private StreamingHandle metered(StreamingHandle handle) {
        return new MeteredHandle(handle, attempt);
    }

    private void pass(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            thrown = e;
            throw e;
        }
    }
}
