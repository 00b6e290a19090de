package io.tokenspeed.sources.gemini;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.REASONING;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a chat. Their key is the session and the message's id: both stay when a chat is continued in
 * the other format, which keeps the old file.
 *
 * @param session the session
 * @param project the root of the project; null when unknown
 * @param model the latest model in the chat; null when unknown
 * @param told takes the requests
 */
record GeminiRequests(
        String session, @Nullable String project, @Nullable String model, GeminiChat.Told told) {
    private static final String UNKNOWN = "unknown";

    /** Makes the request of an answer, whose time is the end of its stream. */
    void answer(JsonNode message, JsonNode tokens, @Nullable Long inputAt) {
        Long end = JsonTree.millis(message, "timestamp");
        if (!isUsable(message, end) || end == null) {
            return;
        }
        if (!tokens.isObject()) {
            told.dropped("tokens is no object");
            return;
        }
        TokenFields fields = fields(tokens);
        String doubt = fields.doubt();
        TokenCounts counts = fields.counts();
        Long start = isAfterTools(message, end) ? null : inputAt;
        Request request = request(message, counts, LogTiming.between(start, end), RequestEnding.OK);
        String absent = model == null ? "model is absent" : null;
        told.request(request, doubt == null ? fields.doubt() == null ? absent : fields.doubt() : doubt);
    }

    /** Makes the request of an attempt without an answer. */
    void failure(JsonNode message, RequestEnding ending) {
        Long end = JsonTree.millis(message, "timestamp");
        if (isUsable(message, end) && end != null) {
            told.request(request(message, TokenCounts.NONE, LogTiming.between(null, end), ending), null);
        }
    }

    private boolean isUsable(JsonNode message, @Nullable Long end) {
        if (end == null) {
            told.dropped("no readable time");
        } else if (JsonTree.text(message, "id") == null) {
            told.dropped("no id");
        }
        return end != null && JsonTree.text(message, "id") != null;
    }

    /** Prompt tokens hold the cached ones; thoughts and the prompts of tools are counted beside both. */
    private static TokenFields fields(JsonNode tokens) {
        return new TokenFields()
                .inputHoldsCacheReads()
                .outputLacksReasoning()
                .member(INPUT, tokens, "input")
                .member(INPUT, tokens, "tool")
                .member(CACHE_READ, tokens, "cached")
                .member(OUTPUT, tokens, "output")
                .member(REASONING, tokens, "thoughts");
    }

    /** Early releases logged an answer without text after its tools had run, so that its time says nothing of it. */
    private static boolean isAfterTools(JsonNode message, long end) {
        for (JsonNode call : message.path("toolCalls")) {
            Long ran = JsonTree.millis(call, "timestamp");
            if (ran != null && ran <= end) {
                return true;
            }
        }
        return false;
    }

    private Request request(JsonNode message, TokenCounts counts, RequestTiming timing, RequestEnding ending) {
        String id = String.valueOf(JsonTree.text(message, "id"));
        RequestPlace place = new RequestPlace(0, session, id, project, model == null ? UNKNOWN : model, "google", null);
        return new Request(
                new RequestKey(GeminiSource.TOOL, session + ":" + id),
                RecordKind.SINGLE,
                counts,
                null,
                new RequestDetails(place, timing, ending));
    }
}
