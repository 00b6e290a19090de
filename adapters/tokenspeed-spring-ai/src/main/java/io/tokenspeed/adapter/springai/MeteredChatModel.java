package io.tokenspeed.adapter.springai;

import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/**
 * A chat model of Spring AI that records each of its calls: when the first reasoning and the first answer came, how fast
 * the rest followed, the tokens, and how it ended.
 *
 * <pre>{@code
 * @Bean
 * @Primary
 * ChatModel metered(OpenAiChatModel model, Recorder recorder) {
 *     return MeteredChatModel.of(model, recorder, "openai");
 * }
 * }</pre>
 *
 * <p>What a host should know:
 *
 * <ul>
 *   <li>Declared as the primary chat model it records each round of a loop of tool calls as a call of its own.
 *   <li>Each subscription to a stream is a call. One that is cancelled before the model has finished is recorded as
 *       cancelled, and so is a blocking call whose thread was interrupted.
 *   <li>OpenAI streams report usage unless {@code streamOptions} without it are given.
 *   <li>Spring AI gathers the parts of a tool call and passes them on at its end, so that is when the first token of a
 *       mere tool call is seen.
 *   <li>The clients' own retries lie within one call and make it look slow: switch them off with {@code maxRetries(0)}.
 * </ul>
 */
public final class MeteredChatModel implements ChatModel {
    private final ChatModel model;
    private final Recorder recorder;
    private final Calls calls;

    private MeteredChatModel(ChatModel model, Recorder recorder, Calls calls) {
        this.model = model;
        this.recorder = recorder;
        this.calls = calls;
    }

    /**
     * Records under the name of a provider. A metered model of the same recorder is replaced, so that no call is recorded
     * twice.
     *
     * @param provider who answers: {@code openai}, {@code anthropic}, {@code ollama}, ...
     */
    public static MeteredChatModel of(ChatModel model, Recorder recorder, String provider) {
        return of(model, recorder, new Calls(Objects.requireNonNull(provider, "provider"), null));
    }

    /**
     * Records what a function says of each prompt: provider, model, user, space, session.
     *
     * @param provider who answers where the function does not say it
     * @param labels gets the prompt, with the model's own options if it has none; if the function fails or returns null,
     *     the prompt is recorded without labels
     */
    public static MeteredChatModel of(
            ChatModel model, Recorder recorder, String provider, Function<Prompt, Call> labels) {
        return of(
                model,
                recorder,
                new Calls(Objects.requireNonNull(provider, "provider"), Objects.requireNonNull(labels, "labels")));
    }

    private static MeteredChatModel of(ChatModel model, Recorder recorder, Calls calls) {
        Objects.requireNonNull(recorder, "recorder");
        ChatModel bare = Objects.requireNonNull(model, "model");
        while (bare instanceof MeteredChatModel metered && metered.recorder == recorder) {
            bare = metered.model;
        }
        return new MeteredChatModel(bare, recorder, calls);
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        MeteredAttempt attempt = start(prompt);
        try {
            ChatResponse response = model.call(prompt);
            attempt.answered(response);
            return response;
        } catch (RuntimeException | Error e) {
            attempt.fail(e);
            throw e;
        }
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.defer(() -> {
            MeteredAttempt attempt = start(prompt);
            return Flux.defer(() -> model.stream(prompt))
                    .doOnNext(attempt::chunk)
                    .doOnComplete(attempt::completed)
                    .doOnError(attempt::fail)
                    .doOnCancel(attempt::cancel);
        });
    }

    private MeteredAttempt start(Prompt prompt) {
        return new MeteredAttempt(recorder.start(calls.of(prompt, model)));
    }

    @Override
    public ChatOptions getOptions() {
        return model.getOptions();
    }
}
