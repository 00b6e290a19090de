package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import org.jspecify.annotations.Nullable;

/**
 * An answer in a session, with {@code metrics} of {@code inputTokens}, which hold cached tokens, {@code outputTokens},
 * {@code cacheReadTokens}, {@code cacheWriteTokens} and {@code cost} in US dollars.
 *
 * @param number the number of the message in its file, from 0 on
 * @param model the model that answered
 */
record SessionAnswer(JsonNode message, int number, ModelName model) {
    /** Returns whether the answer says what it used. */
    boolean measured() {
        return tokens().stated();
    }

    /** Returns the time of the message in milliseconds since the epoch; null where it cannot be read. */
    @Nullable
    Long millis() {
        return JsonTree.millis(message, "ts");
    }

    TokenFields tokens() {
        JsonNode metrics = message.path("metrics");
        return new TokenFields()
                .inputHoldsCacheReads()
                .inputHoldsCacheWrites()
                .member(Field.INPUT, metrics, "inputTokens")
                .member(Field.CACHE_READ, metrics, "cacheReadTokens")
                .member(Field.CACHE_WRITE, metrics, "cacheWriteTokens")
                .member(Field.OUTPUT, metrics, "outputTokens")
                .cost("cost", metrics.get("cost"));
    }

    Request request(ClineTool tool, SessionFile session, long millis) {
        String id = JsonTree.text(message, "id");
        String key = session.key(id == null ? "#" + number : id);
        return ClineRequests.request(
                tool,
                key,
                tokens(),
                new RequestPlace(
                        0, session.id(), key, session.project(), model.model(), model.priced(), null, session.agent()),
                new RequestTiming(null, null, millis, SpeedBasis.NONE, null),
                RequestEnding.OK);
    }
}
