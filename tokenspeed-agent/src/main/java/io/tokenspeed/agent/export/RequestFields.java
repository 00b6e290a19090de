package io.tokenspeed.agent.export;

import io.tokenspeed.agent.report.JsonNumbers;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of an exported request, always the same ones in the same order. */
final class RequestFields {
    /** The names of the columns. */
    static final List<String> NAMES = List.of(
            "id",
            "at",
            "agent",
            "agentMode",
            "sessionId",
            "messageId",
            "projectPath",
            "providerName",
            "modelName",
            "serviceTier",
            "status",
            "errorKind",
            "startedAt",
            "firstTokenAt",
            "completedAt",
            "inputTokens",
            "outputTokens",
            "cacheCreationTokens",
            "cacheCreation1hTokens",
            "cacheReadTokens",
            "reasoningTokens",
            "totalTokens",
            "usageSource",
            "outputReliable",
            "cost",
            "costNanoUsd",
            "costSource",
            "loggedCostNanoUsd",
            "computedCostNanoUsd",
            "priceId",
            "speedBasis",
            "speedTokens",
            "speedMs",
            "tps",
            "tool",
            "mode");

    private final CostMode mode;

    RequestFields(CostMode mode) {
        this.mode = mode;
    }

    List<Field> of(StoredRequest stored) {
        List<Field> fields = new ArrayList<>(NAMES.size());
        identity(fields, stored);
        outcome(fields, stored.request());
        tokens(fields, stored.request().tokens());
        money(fields, stored);
        speed(fields, stored.request());
        fields.add(Field.text("tool", stored.request().tool()));
        fields.add(Field.text("mode", stored.request().place().mode()));
        return fields;
    }

    private static void identity(List<Field> fields, StoredRequest stored) {
        Request request = stored.request();
        RequestPlace place = request.place();
        fields.add(Field.text("id", stored.id()));
        fields.add(Field.text("at", Instant.ofEpochMilli(request.timing().instantMillis())));
        fields.add(Field.text("agent", request.tool()));
        fields.add(Field.text("agentMode", place.mode()));
        fields.add(Field.text("sessionId", place.sessionId()));
        fields.add(Field.text("messageId", place.messageId()));
        fields.add(Field.text("projectPath", place.project()));
        fields.add(Field.text("providerName", place.provider()));
        fields.add(Field.text("modelName", place.model()));
        fields.add(Field.text("serviceTier", request.ending().serviceTier()));
    }

    private static void outcome(List<Field> fields, Request request) {
        RequestEnding ending = request.ending();
        fields.add(Field.text("status", lower(ending.status())));
        fields.add(Field.text("errorKind", ending.errorKind() == null ? null : lower(ending.errorKind())));
        times(fields, request);
    }

    /** The instants that were measured, else those of the log. */
    private static void times(List<Field> fields, Request request) {
        RequestTiming timing = request.timing();
        Measured measured = request.measured();
        Long start = measured == null ? timing.startedAtMillis() : (Long) measured.sentAtMillis();
        fields.add(Field.text("startedAt", instant(start)));
        fields.add(Field.text(
                "firstTokenAt",
                instant(measured == null ? timing.firstTokenAtMillis() : later(start, request.ttftMillis()))));
        fields.add(Field.text(
                "completedAt",
                instant(measured == null ? timing.completedAtMillis() : later(start, request.latencyMillis()))));
    }

    private static @Nullable Long later(@Nullable Long start, @Nullable Long millis) {
        return start == null || millis == null ? null : (Long) (start + millis);
    }

    private static void tokens(List<Field> fields, TokenCounts tokens) {
        boolean known = tokens.source() != UsageSource.MISSING;
        fields.add(Field.number("inputTokens", known ? tokens.input() : null));
        fields.add(Field.number("outputTokens", known ? tokens.output() : null));
        fields.add(Field.number("cacheCreationTokens", known ? tokens.cacheWrite() : null));
        fields.add(Field.number("cacheCreation1hTokens", known ? tokens.cacheWrite1h() : null));
        fields.add(Field.number("cacheReadTokens", known ? tokens.cacheRead() : null));
        fields.add(Field.number("reasoningTokens", known && tokens.reasoningKnown() ? tokens.reasoning() : null));
        fields.add(Field.number("totalTokens", known ? tokens.total() : null));
        fields.add(Field.text("usageSource", lower(tokens.source())));
        fields.add(Field.truth("outputReliable", tokens.outputReliable()));
    }

    private void money(List<Field> fields, StoredRequest stored) {
        Long logged = stored.request().loggedCostNano();
        Long computed = stored.computedCostNano();
        boolean useLogged = mode == CostMode.DISPLAY || (mode == CostMode.AUTO && logged != null);
        Long cost = useLogged ? logged : computed;
        fields.add(Field.number("cost", cost == null ? null : JsonNumbers.dollars(cost)));
        fields.add(Field.number("costNanoUsd", cost));
        fields.add(Field.text("costSource", cost == null ? "unknown" : useLogged ? "logged" : "computed"));
        fields.add(Field.number("loggedCostNanoUsd", logged));
        fields.add(Field.number("computedCostNanoUsd", computed));
        fields.add(Field.text("priceId", stored.priceId()));
    }

    private static void speed(List<Field> fields, Request request) {
        Speed speed = request.speed();
        boolean known = speed.basis() != SpeedBasis.NONE;
        fields.add(Field.text("speedBasis", lower(speed.basis())));
        fields.add(Field.number("speedTokens", known ? speed.tokens() : null));
        fields.add(Field.number("speedMs", known ? speed.millis() : null));
        fields.add(Field.number("tps", known ? Math.round(speed.tokensPerSecond() * 10_000) / 10_000.0 : null));
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
