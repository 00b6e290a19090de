package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.predecessor.PredecessorKeys;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one request: the predecessor's keys first, then our own. */
public final class RequestJson {
    private RequestJson() {}

    /** Returns the row of a request, with the cost that {@code mode} chooses. */
    public static Row of(RecordedRequest recorded, CostMode mode) {
        Request request = recorded.stored().request();
        Row row = new Row().with("id", recorded.stored().id());
        identity(request.place(), row);
        tokens(request.tokens(), row);
        times(recorded, row);
        ours(recorded.stored(), row);
        cost(recorded.stored(), mode, row);
        return row.with("speed", speed(request.speed()));
    }

    private static void identity(RequestPlace place, Row row) {
        row.with("sessionID", place.sessionId())
                .with("messageID", place.messageId())
                .with("projectID", place.project())
                .with("modelID", place.model())
                .with("providerID", place.provider())
                .with("agent", place.mode());
    }

    private static void tokens(TokenCounts tokens, Row row) {
        row.with("inputTokens", tokens.input())
                .with("outputTokens", tokens.output() - tokens.reasoning())
                .with("reasoningTokens", tokens.reasoning())
                .with("cacheReadTokens", tokens.cacheRead())
                .with("cacheWriteTokens", tokens.cacheWrite())
                .with("totalTokens", tokens.input() + tokens.output());
    }

    private static void times(RecordedRequest recorded, Row row) {
        RequestTiming timing = recorded.stored().request().timing();
        row.with("startedAt", timing.earliestMillis())
                .with("completedAt", timing.completedAtMillis())
                .with("durationMs", timing.durationMillis())
                .with("outputTps", PredecessorKeys.rounded(recorded.outputTps()))
                .with("totalTps", PredecessorKeys.rounded(recorded.totalTps()))
                .with("cost", recorded.cost());
    }

    private static void ours(StoredRequest stored, Row row) {
        Request request = stored.request();
        RequestTiming timing = request.timing();
        RequestEnding ending = request.ending();
        TokenCounts tokens = request.tokens();
        row.with("tool", request.tool())
                .with("status", name(ending.status()))
                .with("errorKind", ending.errorKind() == null ? null : name(ending.errorKind()))
                .with("cacheWrite5mTokens", tokens.cacheWrite5m())
                .with("cacheWrite1hTokens", tokens.cacheWrite1h())
                .with("outputTokensTotal", tokens.output())
                .with("totalTokensAll", tokens.total())
                .with("ttftMs", notNegative(request.ttftMillis()))
                .with("latencyMs", notNegative(request.latencyMillis()))
                .with("serviceTier", ending.serviceTier())
                .with("outputReliable", tokens.outputReliable())
                .with("instant", timing.instantMillis());
    }

    private static void cost(StoredRequest stored, CostMode mode, Row row) {
        Long logged = mode == CostMode.CALCULATE ? null : stored.request().loggedCostNano();
        Long computed = mode == CostMode.DISPLAY || logged != null ? null : stored.computedCostNano();
        row.with("costNanoUsd", logged != null ? logged : computed)
                .with("costSource", logged != null ? "logged" : computed != null ? "computed" : "unknown")
                .with("priceID", computed == null ? null : stored.priceId());
    }

    private static @Nullable Object speed(Speed speed) {
        return speed.basis() == SpeedBasis.NONE
                ? null
                : new Row()
                        .with("basis", name(speed.basis()))
                        .with("tokens", speed.tokens())
                        .with("ms", speed.millis())
                        .with("tps", speed.tokensPerSecond());
    }

    private static @Nullable Long notNegative(@Nullable Long millis) {
        return millis == null || millis < 0 ? null : millis;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
