package io.tokenspeed.dashboard.answer;

import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one request: the predecessor's keys first, ours after them. */
public final class RequestRow {
    private RequestRow() {}

    /** The row of a request whose cost is told in a mode. */
    public static Row of(RecordedRequest recorded, CostMode mode) {
        Request request = recorded.stored().request();
        Row row = new Row().with("id", recorded.stored().id());
        identity(request.origin(), row);
        tokens(request.tokens(), row);
        times(recorded, row);
        ours(recorded.stored(), row);
        cost(recorded.stored(), mode, row);
        return row.with("speed", speed(request.speed()));
    }

    private static void identity(Origin origin, Row row) {
        row.with("sessionID", origin.sessionId())
                .with("messageID", origin.messageId())
                .with("projectID", origin.project())
                .with("modelID", origin.model())
                .with("providerID", origin.provider())
                .with("agent", origin.agent());
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
        Origin origin = recorded.stored().request().origin();
        Long start = origin.startedAt();
        row.with("startedAt", start == null ? (Long) origin.instant() : start)
                .with("completedAt", origin.completedAt())
                .with("durationMs", origin.durationMillis())
                .with("outputTps", Compatible.rounded(recorded.outputTps()))
                .with("totalTps", Compatible.rounded(recorded.totalTps()))
                .with("cost", recorded.cost());
    }

    private static void ours(StoredRequest stored, Row row) {
        Request request = stored.request();
        Origin origin = request.origin();
        TokenCounts tokens = request.tokens();
        row.with("tool", request.tool())
                .with("status", name(origin.status()))
                .with("errorKind", origin.errorKind() == null ? null : name(origin.errorKind()))
                .with("cacheWrite5mTokens", tokens.cacheWrite5m())
                .with("cacheWrite1hTokens", tokens.cacheWrite1h())
                .with("outputTokensTotal", tokens.output())
                .with("totalTokensAll", tokens.total())
                .with("ttftMs", difference(origin.startedAt(), origin.firstTokenAt()))
                .with("latencyMs", difference(origin.startedAt(), origin.completedAt()))
                .with("serviceTier", origin.serviceTier())
                .with("outputReliable", tokens.outputReliable())
                .with("instant", origin.instant());
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

    private static @Nullable Long difference(@Nullable Long from, @Nullable Long to) {
        return from == null || to == null || to < from ? null : (Long) (to - from);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
