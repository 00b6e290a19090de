package io.tokenspeed.adapter.openai;

import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionDeleteParams;
import com.openai.models.chat.completions.ChatCompletionDeleted;
import com.openai.models.chat.completions.ChatCompletionListPageAsync;
import com.openai.models.chat.completions.ChatCompletionListParams;
import com.openai.models.chat.completions.ChatCompletionRetrieveParams;
import com.openai.models.chat.completions.ChatCompletionUpdateParams;
import com.openai.services.async.chat.ChatCompletionServiceAsync;
import com.openai.services.async.chat.completions.MessageServiceAsync;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.answer.AnswerFuture;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The chat completions of an asynchronous client, recorded. */
final class AsyncCompletions implements ChatCompletionServiceAsync {
    private final ChatCompletionServiceAsync client;
    private final Attempts<ChatCompletionCreateParams> attempts;

    AsyncCompletions(ChatCompletionServiceAsync client, Attempts<ChatCompletionCreateParams> attempts) {
        this.client = client;
        this.attempts = attempts;
    }

    @Override
    public CompletableFuture<ChatCompletion> create(ChatCompletionCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            return AnswerFuture.of(
                    client.create(params, options),
                    attempt,
                    completion -> AnsweredChat.complete(attempt, completion),
                    Failures::kindOf);
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public AsyncStreamResponse<ChatCompletionChunk> createStreaming(
            ChatCompletionCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        UsageRequest asked = UsageRequest.of(params);
        try {
            return new MeteredAsyncStream<>(
                    client.createStreaming(asked.params(), options), new ChatChunks(attempt, asked.byAdapter()));
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public ChatCompletionServiceAsync withOptions(Consumer<ClientOptions.Builder> modifier) {
        return new AsyncCompletions(client.withOptions(modifier), attempts);
    }

    @Override
    public ChatCompletionServiceAsync.WithRawResponse withRawResponse() {
        return client.withRawResponse();
    }

    @Override
    public MessageServiceAsync messages() {
        return client.messages();
    }

    @Override
    public CompletableFuture<ChatCompletion> retrieve(ChatCompletionRetrieveParams params, RequestOptions options) {
        return client.retrieve(params, options);
    }

    @Override
    public CompletableFuture<ChatCompletion> update(ChatCompletionUpdateParams params, RequestOptions options) {
        return client.update(params, options);
    }

    @Override
    public CompletableFuture<ChatCompletionListPageAsync> list(
            ChatCompletionListParams params, RequestOptions options) {
        return client.list(params, options);
    }

    @Override
    public CompletableFuture<ChatCompletionDeleted> delete(ChatCompletionDeleteParams params, RequestOptions options) {
        return client.delete(params, options);
    }
}
