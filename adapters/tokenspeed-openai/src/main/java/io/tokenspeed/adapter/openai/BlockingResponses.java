package io.tokenspeed.adapter.openai;

import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.ResponseConnection;
import com.openai.core.http.ResponseWebSocketOptions;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.CompactedResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCancelParams;
import com.openai.models.responses.ResponseCompactParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseDeleteParams;
import com.openai.models.responses.ResponseRetrieveParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.services.blocking.ResponseService;
import com.openai.services.blocking.responses.InputItemService;
import com.openai.services.blocking.responses.InputTokenService;
import io.tokenspeed.collector.Attempt;
import java.util.function.Consumer;

/** The responses of a blocking client, recorded. */
final class BlockingResponses implements ResponseService {
    private final ResponseService client;
    private final Attempts<ResponseCreateParams> attempts;

    BlockingResponses(ResponseService client, Attempts<ResponseCreateParams> attempts) {
        this.client = client;
        this.attempts = attempts;
    }

    @Override
    public Response create(ResponseCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            Response response = client.create(params, options);
            AnsweredResponse.end(attempt, response);
            return response;
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the host closes what it gets, and thereby the client's stream
    public StreamResponse<ResponseStreamEvent> createStreaming(ResponseCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            return new MeteredStream<>(client.createStreaming(params, options), new ResponseEvents(attempt));
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public ResponseService withOptions(Consumer<ClientOptions.Builder> modifier) {
        return new BlockingResponses(client.withOptions(modifier), attempts);
    }

    @Override
    public ResponseService.WithRawResponse withRawResponse() {
        return client.withRawResponse();
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the host closes what it gets
    public ResponseConnection connect(ResponseWebSocketOptions socket, RequestOptions options) {
        return client.connect(socket, options);
    }

    @Override
    public InputItemService inputItems() {
        return client.inputItems();
    }

    @Override
    public InputTokenService inputTokens() {
        return client.inputTokens();
    }

    @Override
    public Response retrieve(ResponseRetrieveParams params, RequestOptions options) {
        return client.retrieve(params, options);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the host closes what it gets
    public StreamResponse<ResponseStreamEvent> retrieveStreaming(
            ResponseRetrieveParams params, RequestOptions options) {
        return client.retrieveStreaming(params, options);
    }

    @Override
    public void delete(ResponseDeleteParams params, RequestOptions options) {
        client.delete(params, options);
    }

    @Override
    public Response cancel(ResponseCancelParams params, RequestOptions options) {
        return client.cancel(params, options);
    }

    @Override
    public CompactedResponse compact(ResponseCompactParams params, RequestOptions options) {
        return client.compact(params, options);
    }
}
