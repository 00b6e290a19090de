package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a host's handler gets. */
class Reader implements StreamingChatResponseHandler {
    final StringBuilder text = new StringBuilder();
    final StringBuilder thinking = new StringBuilder();
    final StringBuilder arguments = new StringBuilder();
    final List<Throwable> errors = new ArrayList<>();
    private final CompletableFuture<@Nullable ChatResponse> end = new CompletableFuture<>();

    /** Reads an answer to its end. */
    static Reader of(StreamingChatModel model) throws Exception {
        Reader reader = new Reader();
        model.chat("hello", reader);
        assertThat(reader.await()).isNotNull();
        return reader;
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        text.append(part.text());
        answered(context.streamingHandle());
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        thinking.append(part.text());
        thought(context.streamingHandle());
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        arguments.append(part.partialArguments());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        end.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        errors.add(error);
        end.complete(null);
    }

    void answered(StreamingHandle handle) {}

    void thought(StreamingHandle handle) {}

    /** Ends the waiting of the test. */
    void leave() {
        end.complete(null);
    }

    /** Waits for the end; gives null where the stream failed. */
    @Nullable
    ChatResponse await() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }
}
