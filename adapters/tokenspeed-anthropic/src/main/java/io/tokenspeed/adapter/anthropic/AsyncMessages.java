package io.tokenspeed.adapter.anthropic;

import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageTokensCount;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.services.async.MessageServiceAsync;
import com.anthropic.services.async.messages.BatchServiceAsync;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.answer.AnswerFuture;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The messages of an asynchronous client, recorded. */
final class AsyncMessages implements MessageServiceAsync {
    private final MessageServiceAsync client;
    private final Attempts attempts;

    AsyncMessages(MessageServiceAsync client, Attempts attempts) {
        this.client = client;
        this.attempts = attempts;
    }

    @Override
    public CompletableFuture<Message> create(MessageCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            return AnswerFuture.of(
                    client.create(params, options),
                    attempt,
                    message -> Answered.complete(attempt, message),
                    Failures::kindOf);
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public AsyncStreamResponse<RawMessageStreamEvent> createStreaming(
            MessageCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            return new MeteredAsyncStream<>(client.createStreaming(params, options), new MessageEvents(attempt));
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public MessageServiceAsync withOptions(Consumer<ClientOptions.Builder> modifier) {
        return new AsyncMessages(client.withOptions(modifier), attempts);
    }

    @Override
    public MessageServiceAsync.WithRawResponse withRawResponse() {
        return client.withRawResponse();
    }

    @Override
    public BatchServiceAsync batches() {
        return client.batches();
    }

    @Override
    public CompletableFuture<MessageTokensCount> countTokens(MessageCountTokensParams params, RequestOptions options) {
        return client.countTokens(params, options);
    }
}
