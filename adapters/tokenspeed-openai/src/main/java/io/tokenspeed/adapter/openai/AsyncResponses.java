package io.tokenspeed.adapter.openai;

import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.AsyncResponseConnection;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.ResponseWebSocketOptions;
import com.openai.models.responses.CompactedResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCancelParams;
import com.openai.models.responses.ResponseCompactParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseDeleteParams;
import com.openai.models.responses.ResponseRetrieveParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.services.async.ResponseServiceAsync;
import com.openai.services.async.responses.InputItemServiceAsync;
import com.openai.services.async.responses.InputTokenServiceAsync;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.answer.AnswerFuture;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The responses of an asynchronous client, recorded. */
final class AsyncResponses implements ResponseServiceAsync {
    private final ResponseServiceAsync client;
    private final Attempts<ResponseCreateParams> attempts;

    AsyncResponses(ResponseServiceAsync client, Attempts<ResponseCreateParams> attempts) {
        this.client = client;
        this.attempts = attempts;
    }

    @Override
    public CompletableFuture<Response> create(ResponseCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            return AnswerFuture.of(
                    client.create(params, options),
                    attempt,
                    response -> AnsweredResponse.end(attempt, response),
                    Failures::kindOf);
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public AsyncStreamResponse<ResponseStreamEvent> createStreaming(
            ResponseCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            return new MeteredAsyncStream<>(client.createStreaming(params, options), new ResponseEvents(attempt));
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public ResponseServiceAsync withOptions(Consumer<ClientOptions.Builder> modifier) {
        return new AsyncResponses(client.withOptions(modifier), attempts);
    }

    @Override
    public ResponseServiceAsync.WithRawResponse withRawResponse() {
        return client.withRawResponse();
    }

    @Override
    public CompletableFuture<AsyncResponseConnection> connect(ResponseWebSocketOptions socket, RequestOptions options) {
        return client.connect(socket, options);
    }

    @Override
    public InputItemServiceAsync inputItems() {
        return client.inputItems();
    }

    @Override
    public InputTokenServiceAsync inputTokens() {
        return client.inputTokens();
    }

    @Override
    public CompletableFuture<Response> retrieve(ResponseRetrieveParams params, RequestOptions options) {
        return client.retrieve(params, options);
    }

    @Override
    public AsyncStreamResponse<ResponseStreamEvent> retrieveStreaming(
            ResponseRetrieveParams params, RequestOptions options) {
        return client.retrieveStreaming(params, options);
    }

    @Override
    public CompletableFuture<Void> delete(ResponseDeleteParams params, RequestOptions options) {
        return client.delete(params, options);
    }

    @Override
    public CompletableFuture<Response> cancel(ResponseCancelParams params, RequestOptions options) {
        return client.cancel(params, options);
    }

    @Override
    public CompletableFuture<CompactedResponse> compact(ResponseCompactParams params, RequestOptions options) {
        return client.compact(params, options);
    }
}
