package io.tokenspeed.adapter.openai;

import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionDeleteParams;
import com.openai.models.chat.completions.ChatCompletionDeleted;
import com.openai.models.chat.completions.ChatCompletionListPage;
import com.openai.models.chat.completions.ChatCompletionListParams;
import com.openai.models.chat.completions.ChatCompletionRetrieveParams;
import com.openai.models.chat.completions.ChatCompletionUpdateParams;
import com.openai.services.blocking.chat.ChatCompletionService;
import com.openai.services.blocking.chat.completions.MessageService;
import io.tokenspeed.collector.Attempt;
import java.util.function.Consumer;

/** The chat completions of a blocking client, recorded. */
final class BlockingCompletions implements ChatCompletionService {
    private final ChatCompletionService client;
    private final Attempts<ChatCompletionCreateParams> attempts;

    BlockingCompletions(ChatCompletionService client, Attempts<ChatCompletionCreateParams> attempts) {
        this.client = client;
        this.attempts = attempts;
    }

    @Override
    public ChatCompletion create(ChatCompletionCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        try {
            ChatCompletion completion = client.create(params, options);
            AnsweredChat.complete(attempt, completion);
            return completion;
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the host closes what it gets, and thereby the client's stream
    public StreamResponse<ChatCompletionChunk> createStreaming(
            ChatCompletionCreateParams params, RequestOptions options) {
        Attempt attempt = attempts.start(params);
        UsageRequest asked = UsageRequest.of(params);
        try {
            return new MeteredStream<>(
                    client.createStreaming(asked.params(), options), new ChatChunks(attempt, asked.byAdapter()));
        } catch (RuntimeException | Error e) {
            attempt.fail(Failures.kindOf(e));
            throw e;
        }
    }

    @Override
    public ChatCompletionService withOptions(Consumer<ClientOptions.Builder> modifier) {
        return new BlockingCompletions(client.withOptions(modifier), attempts);
    }

    @Override
    public ChatCompletionService.WithRawResponse withRawResponse() {
        return client.withRawResponse();
    }

    @Override
    public MessageService messages() {
        return client.messages();
    }

    @Override
    public ChatCompletion retrieve(ChatCompletionRetrieveParams params, RequestOptions options) {
        return client.retrieve(params, options);
    }

    @Override
    public ChatCompletion update(ChatCompletionUpdateParams params, RequestOptions options) {
        return client.update(params, options);
    }

    @Override
    public ChatCompletionListPage list(ChatCompletionListParams params, RequestOptions options) {
        return client.list(params, options);
    }

    @Override
    public ChatCompletionDeleted delete(ChatCompletionDeleteParams params, RequestOptions options) {
        return client.delete(params, options);
    }
}
