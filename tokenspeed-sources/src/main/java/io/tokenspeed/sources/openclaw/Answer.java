package io.tokenspeed.sources.openclaw;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.REASONING;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a model in a transcript event:
 * {@code {"type":"message","id","timestamp","message":{"role":"assistant","provider","model","usage","stopReason",
 * "timestamp"}}}. The usage has {@code input} without cached tokens, {@code output} with {@code reasoningTokens},
 * {@code cacheRead}, {@code cacheWrite} and {@code cost.total} in US dollars.
 *
 * @param event the whole event
 * @param message its message
 * @param usage the counters
 * @param ending how the answer ended
 */
record Answer(JsonNode event, JsonNode message, TokenFields usage, RequestEnding ending) {

    /** Returns the answer in an event; null if the event is something else, or a note that OpenClaw wrote itself. */
    static @Nullable Answer of(JsonNode event) {
        JsonNode message = event.get("message");
        boolean answer = message != null
                && "message".equals(JsonTree.text(event, "type"))
                && "assistant".equals(JsonTree.text(message, "role"))
                && !isNote(message);
        JsonNode usage = answer ? message.get("usage") : null;
        if (usage == null || !usage.isObject()) {
            return null;
        }
        Answer found = new Answer(event, message, counters(usage), Failure.ending(message));
        return found.isEmpty() ? null : found;
    }

    /** Notes about deliveries and of the gateway have the form of an answer. */
    private static boolean isNote(JsonNode message) {
        return "openclaw-transcript".equals(JsonTree.text(message, "api"))
                || "openclaw".equals(JsonTree.text(message, "provider"));
    }

    private static TokenFields counters(JsonNode usage) {
        JsonNode cost = usage.get("cost");
        return new TokenFields()
                .member(INPUT, usage, "input")
                .member(OUTPUT, usage, "output")
                .member(CACHE_READ, usage, "cacheRead")
                .member(CACHE_WRITE, usage, "cacheWrite")
                .member(REASONING, usage, usage.has("reasoningTokens") ? "reasoningTokens" : "reasoning")
                .cost("cost.total", cost == null ? null : cost.get("total"));
    }

    /** An answer without tokens tells nothing, except that it failed or was stopped. */
    private boolean isEmpty() {
        return ending.status() == Status.OK && tokens().total() == 0 && doubt() == null && usage.costNano() == null;
    }

    TokenCounts tokens() {
        TokenCounts counts = usage.counts();
        return counts.total() == 0 ? TokenCounts.NONE : counts;
    }

    /** Returns the value that cannot be true or is missing, in a few words; null when all is as it should be. */
    @Nullable
    String doubt() {
        boolean total =
                !usage.stated() && message.path("usage").path("totalTokens").asLong(0) > 0;
        if (total) {
            return "only the total is stated";
        }
        usage.counts();
        return usage.doubt() == null && codexThread() != null
                ? "of a Codex turn only the last response is stated"
                : usage.doubt();
    }

    /** Returns the thread of Codex that the answer mirrors; null if OpenClaw got the answer itself. */
    @Nullable
    String codexThread() {
        return CodexTurn.thread(message);
    }

    /** Returns the model that the answer names. */
    ModelRoute route() {
        String model = JsonTree.text(message, "model");
        return new ModelRoute(
                model == null ? JsonTree.text(message, "modelId") : model, JsonTree.text(message, "provider"));
    }
}
