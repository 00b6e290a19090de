package io.tokenspeed.adapter.anthropic;

import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.Model;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.TokenCounts;

/** What a message says of the attempt that it answers. Fields that are missing or of another type are unknown. */
final class Answered {
    private Answered() {}

    /** Ends an attempt with the message that answers it. */
    static void complete(Attempt attempt, Message message) {
        by(attempt, message);
        attempt.complete(message._usage().asKnown().map(Answered::counts).orElse(Usage.MISSING));
    }

    private static TokenCounts counts(com.anthropic.models.messages.Usage usage) {
        MessageTokens tokens = new MessageTokens();
        tokens.whole(usage);
        return tokens.counts();
    }

    /** Marks who answers. */
    static void by(Attempt attempt, Message message) {
        attempt.answeredBy(
                message._id().asKnown().orElse(null),
                message._model().asKnown().map(Model::asString).orElse(null),
                message._usage()
                        .asKnown()
                        .flatMap(usage -> usage._serviceTier().asKnown())
                        .map(tier -> tier.asString())
                        .orElse(null));
    }
}
