package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.RawJson;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.activity.ChatFacts;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.InteractionFacts;
import io.tokenspeed.model.activity.InteractionId;
import io.tokenspeed.model.activity.InteractionOutcome;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.TokenSums;
import org.jspecify.annotations.Nullable;

/** Writes single interactions. */
final class InteractionJson {
    private InteractionJson() {}

    /** Returns the row of an interaction. */
    static Row of(InteractionEntry entry) {
        InteractionOutcome outcome = entry.outcome();
        ChatFacts chat = entry.chat();
        return new Row()
                .with("id", entry.id().shown())
                .with("sessionID", entry.id().session())
                .with("kind", entry.kind().word())
                .with("status", outcome.status())
                .with("errorKind", outcome.errorKind())
                .with("name", entry.facts().name())
                .with("at", outcome.at())
                .with("durationMs", outcome.durationMillis())
                .with("modelID", chat == null ? null : chat.model())
                .with("providerID", chat == null ? null : chat.provider())
                .with("agentRun", chat == null ? null : chat.agentRun())
                .with("tokens", chat == null ? null : tokens(chat.tokens()))
                .with("cost", CostJson.of(entry.facts()))
                .with("priceId", chat == null ? null : chat.priceId())
                .with("metadata", RawJson.of(entry.facts().metadata()));
    }

    private static @Nullable Row tokens(@Nullable TokenSums tokens) {
        return tokens == null
                ? null
                : new Row()
                        .with("input", tokens.input())
                        .with("cacheRead", tokens.cacheRead())
                        .with("cacheWrite", tokens.cacheWrite())
                        .with("output", tokens.output())
                        .with("reasoning", tokens.reasoning());
    }

    /** Returns a row without values, which names the columns. */
    static Row blank() {
        return of(new InteractionEntry(
                new InteractionId("", "", ""),
                InteractionKind.CHAT,
                new InteractionOutcome("", null, 0, null),
                new ChatFacts("", null, null, TokenSums.ZERO, null),
                new InteractionFacts(new InteractionCost(0L, 0L, 0L, 0L), 0, null, null)));
    }
}
