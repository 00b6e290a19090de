package io.tokenspeed.adapter.openai;

import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;

/** What a chat completion says of the attempt that it answers. Fields that are missing or of another type are unknown. */
final class AnsweredChat {
    private AnsweredChat() {}

    /** Ends an attempt with the completion that answers it. */
    static void complete(Attempt attempt, ChatCompletion completion) {
        attempt.answeredBy(
                completion._id().asKnown().orElse(null),
                completion._model().asKnown().orElse(null),
                completion._serviceTier().asKnown().map(tier -> tier.asString()).orElse(null));
        attempt.complete(completion._usage().asKnown().map(ReportedTokens::of).orElse(Usage.MISSING));
    }

    /** Marks who answers. */
    static void by(Attempt attempt, ChatCompletionChunk chunk) {
        attempt.answeredBy(
                chunk._id().asKnown().orElse(null),
                chunk._model().asKnown().orElse(null),
                chunk._serviceTier().asKnown().map(tier -> tier.asString()).orElse(null));
    }
}
