package io.tokenspeed.adapter.openai;

import com.openai.core.JsonField;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta;
import com.openai.models.completions.CompletionUsage;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.collector.answer.AnswerFollower;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Marks an attempt by the chunks of a streamed chat completion. */
final class ChatChunks implements AnswerFollower<ChatCompletionChunk> {
    /** OpenAI shows no reasoning here. DeepSeek and others send the first name, OpenRouter and others the second. */
    private static final List<String> REASONING = List.of("reasoning_content", "reasoning");

    private final Attempt attempt;
    private final boolean hidesUsage;
    private TokenCounts tokens = Usage.MISSING;
    private boolean finished;

    /**
     * @param hidesUsage whether the host must not see the chunk without choices that holds the usage
     */
    ChatChunks(Attempt attempt, boolean hidesUsage) {
        this.attempt = attempt;
        this.hidesUsage = hidesUsage;
    }

    @Override
    public synchronized boolean heard(ChatCompletionChunk chunk) {
        List<ChatCompletionChunk.Choice> choices = chunk._choices().asKnown().orElse(List.of());
        mark(choices.stream()
                .flatMap(choice -> choice._delta().asKnown().stream())
                .toList());
        AnsweredChat.by(attempt, chunk);
        finished |= choices.stream()
                .anyMatch(choice -> choice._finishReason().asKnown().isPresent());
        Optional<CompletionUsage> usage = chunk._usage().asKnown();
        usage.ifPresent(reported -> tokens = ReportedTokens.of(reported));
        boolean last = choices.isEmpty() && usage.isPresent();
        if (last) {
            attempt.complete(tokens);
        }
        return !(last && hidesUsage);
    }

    private void mark(List<Delta> deltas) {
        if (deltas.stream().anyMatch(ChatChunks::answers)) {
            attempt.chunk();
        } else if (deltas.stream().anyMatch(ChatChunks::reasons)) {
            attempt.reasoningChunk();
        }
    }

    private static boolean answers(Delta delta) {
        return holdsText(delta._content())
                || holdsText(delta._refusal())
                || delta._toolCalls()
                        .asKnown()
                        .filter(calls -> !calls.isEmpty())
                        .isPresent();
    }

    private static boolean reasons(Delta delta) {
        return REASONING.stream().map(delta._allProperties()::get).anyMatch(ChatChunks::isText);
    }

    private static boolean isText(@Nullable JsonField<?> value) {
        return value != null && value.asString().filter(text -> !text.isEmpty()).isPresent();
    }

    private static boolean holdsText(JsonField<String> field) {
        return field.asKnown().filter(text -> !text.isEmpty()).isPresent();
    }

    /** The client does not notice that a stream was cut. */
    @Override
    public synchronized void ended() {
        if (finished) {
            attempt.complete(tokens);
        } else {
            attempt.fail(ErrorKind.OTHER, tokens);
        }
    }

    @Override
    public synchronized void failed(Throwable error) {
        attempt.fail(Failures.kindOf(error), tokens);
    }

    @Override
    public synchronized void closed() {
        if (finished) {
            attempt.complete(tokens);
        } else {
            attempt.cancel(tokens);
        }
    }
}
