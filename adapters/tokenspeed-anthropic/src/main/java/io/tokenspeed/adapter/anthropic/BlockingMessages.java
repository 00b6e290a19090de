package io.tokenspeed.adapter.anthropic;

import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageTokensCount;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.services.blocking.MessageService;
import com.anthropic.services.blocking.messages.BatchService;
import io.tokenspeed.collector.Attempt;
import java.util.function.Consumer;

/** The messages of a blocking client, recorded. */
final class BlockingMessages implements MessageService {
    private final MessageService client;
    private final Attempts attempts;

    BlockingMessages(MessageService client, Attempts attempts) {
        this.client = client;
        this.attempts = attempts;
    }

    @Override
    public Message create(MessageCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            Message message = client.create(params, options);
            Answered.complete(attempt, message);
            return message;
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the host closes what it gets, and thereby the client's stream
    public StreamResponse<RawMessageStreamEvent> createStreaming(MessageCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            return new MeteredStream<>(client.createStreaming(params, options), new MessageEvents(attempt));
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public MessageService withOptions(Consumer<ClientOptions.Builder> modifier) {
        return new BlockingMessages(client.withOptions(modifier), attempts);
    }

    @Override
    public MessageService.WithRawResponse withRawResponse() {
        return client.withRawResponse();
    }

    @Override
    public BatchService batches() {
        return client.batches();
    }

    @Override
    public MessageTokensCount countTokens(MessageCountTokensParams params, RequestOptions options) {
        return client.countTokens(params, options);
    }
}
