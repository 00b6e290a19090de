package io.tokenspeed.sources.grok;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model as a line tells it: {@code prompt_tokens} with {@code cached_prompt_tokens}, {@code
 * completion_tokens} with {@code reasoning_tokens}, and the time that Grok measured in {@code model_elapsed_ms}.
 *
 * @param key the natural key: an id in the line, else what tells lines apart
 * @param endMillis when the answer was complete, in milliseconds since the epoch; null where the time is missing
 * @param elapsedMillis how long the call took, in milliseconds; null where it is not told
 */
record ModelCall(
        String key,
        String session,
        @Nullable String id,
        TokenFields tokens,
        @Nullable Long endMillis,
        @Nullable Long elapsedMillis) {
    private static final List<String> IDS = List.of("request_id", "event_id", "eventId", "id", "uuid");
    private static final long MOST_ELAPSED = 86_400_000;

    static ModelCall of(JsonNode line, @Nullable JsonNode facts) {
        TokenFields tokens = new TokenFields()
                .inputHoldsCacheReads()
                .member(Field.INPUT, facts, "prompt_tokens")
                .member(Field.CACHE_READ, facts, "cached_prompt_tokens")
                .member(Field.OUTPUT, facts, "completion_tokens")
                .member(Field.REASONING, facts, "reasoning_tokens");
        String told = JsonTree.text(line, "sid");
        String session = told == null ? "process " + CallParser.process(line) : told;
        String id = id(line, facts);
        String key = id == null ? session + ":" + line.path("ts").asText() + ":" + tells(facts) : id;
        return new ModelCall("call:" + key, session, id, tokens, JsonTree.millis(line, "ts"), elapsed(facts));
    }

    private static @Nullable String id(JsonNode line, @Nullable JsonNode facts) {
        return IDS.stream()
                .flatMap(name -> Stream.of(JsonTree.text(facts, name), JsonTree.text(line, name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Lines without an id that differ only in other facts are one call. */
    private static String tells(@Nullable JsonNode facts) {
        return Stream.of("loop_index", "prompt_tokens", "completion_tokens")
                .map(name -> facts == null ? "" : facts.path(name).asText())
                .reduce((a, b) -> a + ":" + b)
                .orElse("");
    }

    private static @Nullable Long elapsed(@Nullable JsonNode facts) {
        double millis = facts == null ? 0 : facts.path("model_elapsed_ms").asDouble();
        return millis >= 1 && millis <= MOST_ELAPSED ? (Long) (long) millis : null;
    }

    Request request(long end, String model, @Nullable String project) {
        RequestTiming timing = elapsedMillis == null
                ? new RequestTiming(null, null, end, SpeedBasis.NONE, null)
                : new RequestTiming(end - elapsedMillis, null, end, SpeedBasis.EXACT_E2E, elapsedMillis);
        return GrokRequests.request(
                key,
                new ProviderIds(null, id),
                tokens,
                GrokRequests.place(session, key, project, model, null),
                timing,
                RequestEnding.OK);
    }
}
