package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import org.jspecify.annotations.Nullable;

/**
 * A request of a task. Its JSON has the members "tokensIn", "tokensOut", "cacheReads", "cacheWrites", "cost" in US
 * dollars, and "cancelReason". The input holds cached tokens in some releases and for some providers; it never does
 * where it is less than they are.
 *
 * @param millis when the request was made, in milliseconds since the epoch; the log has no end
 * @param model the model that was asked
 * @param tokens the tokens and the cost
 * @param ending how the request ended
 */
record TaskRequest(long millis, ModelName model, TokenFields tokens, RequestEnding ending) {
    private static final String REASON = "cancelReason";

    /** Returns whether the request has no answer yet. */
    static boolean unanswered(JsonNode facts) {
        return !facts.hasNonNull("tokensIn") && !facts.hasNonNull("tokensOut") && !facts.hasNonNull(REASON);
    }

    static TaskRequest of(ClineTool tool, long millis, ModelName model, JsonNode facts) {
        TokenFields tokens = new TokenFields();
        boolean holds = tool.inputHoldsCached(millis, JsonTree.text(facts, "apiProtocol"), model.provider());
        double cached =
                facts.path("cacheReads").asDouble() + facts.path("cacheWrites").asDouble();
        if (holds && facts.path("tokensIn").asDouble() >= cached) {
            tokens.inputHoldsCacheReads().inputHoldsCacheWrites();
        }
        tokens.member(Field.INPUT, facts, "tokensIn")
                .member(Field.CACHE_READ, facts, "cacheReads")
                .member(Field.CACHE_WRITE, facts, "cacheWrites")
                .member(Field.OUTPUT, facts, "tokensOut")
                .cost("cost", facts.get("cost"));
        return new TaskRequest(millis, model, tokens, ending(JsonTree.text(facts, REASON)));
    }

    private static RequestEnding ending(@Nullable String reason) {
        if (reason == null) {
            return RequestEnding.OK;
        }
        return reason.equals("user_cancelled")
                ? new RequestEnding(Status.CANCELLED, null, null)
                : new RequestEnding(Status.FAILED, ErrorKind.OTHER, null);
    }

    Request request(ClineTool tool, String task, @Nullable String project) {
        String key = task + ":" + millis;
        return ClineRequests.request(
                tool,
                key,
                tokens,
                new RequestPlace(0, task, key, project, model.model(), model.priced(), null),
                new RequestTiming(millis, null, null, SpeedBasis.NONE, null),
                ending);
    }
}
