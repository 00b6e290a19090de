package io.tokenspeed.agent.export;

import io.tokenspeed.agent.report.JsonNumbers;
import io.tokenspeed.model.activity.ActivityCost;
import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.activity.ChatFacts;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.activity.SessionNames;
import io.tokenspeed.model.activity.TrackedSums;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.session.SessionStatus;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of exported sessions and interactions, always the same ones in the same order. */
public final class ActivityFields {
    private static final List<String> SESSION = List.of(
            "id",
            "projectPath",
            "startedAt",
            "lastActivity",
            "tool",
            "parentId",
            "rootId",
            "userId",
            "status",
            "endedAt",
            "agents",
            "chat",
            "db",
            "api",
            "costEvent",
            "totalTokens",
            "costAiTokens",
            "costDbOps",
            "costApiCalls",
            "costComputeTime",
            "cost",
            "unpricedInteractions");
    private static final List<String> INTERACTION = List.of(
            "id",
            "sessionId",
            "kind",
            "status",
            "errorKind",
            "name",
            "at",
            "durationMs",
            "modelName",
            "providerName",
            "agentRun",
            "inputTokens",
            "cacheReadTokens",
            "cacheCreationTokens",
            "outputTokens",
            "reasoningTokens",
            "costAiTokens",
            "costDbOps",
            "costApiCalls",
            "costComputeTime",
            "cost",
            "unpriced",
            "calculationVersion",
            "priceId",
            "metadata");

    private ActivityFields() {}

    /** The matching sessions, last active first. */
    public static ExportTable sessions(ActivityReader reader, UsageFilter filter) {
        return new ExportTable("sessions", SESSION, sink -> eachSession(reader, filter, sink));
    }

    /** Every matching interaction, earliest first; a request is one, too. */
    public static ExportTable interactions(ActivityReader reader, UsageFilter filter) {
        return new ExportTable(
                "interactions",
                INTERACTION,
                sink -> reader.forEachInteraction(filter, entry -> sink.accept(interaction(entry))));
    }

    /** One page: the sums of all sessions fit into memory, as those of the hours that they come from do. */
    private static void eachSession(ActivityReader reader, UsageFilter filter, Consumer<List<Field>> sink) {
        reader.sessions(SessionFilter.of(filter), null, Integer.MAX_VALUE - 1)
                .rows()
                .forEach(session -> sink.accept(session(session)));
    }

    private static List<Field> session(SessionActivity session) {
        SessionNames names = session.names();
        SessionDetail detail = names.detail();
        List<Field> fields = new ArrayList<>(SESSION.size());
        fields.add(Field.text("id", names.id()));
        fields.add(Field.text("projectPath", names.project()));
        fields.add(Field.text("startedAt", Instant.ofEpochMilli(session.startedAt())));
        fields.add(Field.text("lastActivity", Instant.ofEpochMilli(session.lastActivity())));
        fields.add(Field.text("tool", names.tool()));
        fields.add(Field.text("parentId", detail == null ? null : detail.parentId()));
        fields.add(Field.text("rootId", names.rootId()));
        fields.add(Field.text("userId", names.userId()));
        fields.add(Field.text(
                "status", detail == null ? null : word(detail.course().status())));
        fields.add(Field.text(
                "endedAt", detail == null ? null : instant(detail.course().endedAtMillis())));
        sums(fields, session);
        return fields;
    }

    private static void sums(List<Field> fields, SessionActivity session) {
        UsageTotals totals = session.activity().totals();
        TrackedSums tracked = session.activity().tracked();
        ActivityCost cost = session.activity().cost();
        fields.add(Field.number("agents", session.agents()));
        fields.add(Field.number("chat", totals.attempts()));
        fields.add(Field.number("db", tracked.db()));
        fields.add(Field.number("api", tracked.api()));
        fields.add(Field.number("costEvent", tracked.costEvents()));
        fields.add(Field.number("totalTokens", totals.tokens().total()));
        fields.add(money("costAiTokens", cost.aiTokens()));
        fields.add(money("costDbOps", cost.dbOps()));
        fields.add(money("costApiCalls", cost.apiCalls()));
        fields.add(money("costComputeTime", cost.computeTime()));
        fields.add(money("cost", cost.total()));
        fields.add(Field.number("unpricedInteractions", cost.unpriced()));
    }

    private static List<Field> interaction(InteractionEntry entry) {
        List<Field> fields = new ArrayList<>(INTERACTION.size());
        fields.add(Field.text("id", entry.id().shown()));
        fields.add(Field.text("sessionId", entry.id().session()));
        fields.add(Field.text("kind", entry.kind().word()));
        fields.add(Field.text("status", entry.outcome().status()));
        fields.add(Field.text("errorKind", entry.outcome().errorKind()));
        fields.add(Field.text("name", entry.facts().name()));
        fields.add(Field.text("at", Instant.ofEpochMilli(entry.outcome().at())));
        fields.add(Field.number("durationMs", entry.outcome().durationMillis()));
        chat(fields, entry.chat());
        cost(fields, entry.facts().cost());
        fields.add(Field.number("calculationVersion", entry.facts().calculation()));
        fields.add(
                Field.text("priceId", entry.chat() == null ? null : entry.chat().priceId()));
        fields.add(Field.text("metadata", entry.facts().metadata()));
        return fields;
    }

    private static void chat(List<Field> fields, @Nullable ChatFacts chat) {
        TokenSums tokens = chat == null ? null : chat.tokens();
        fields.add(Field.text("modelName", chat == null ? null : chat.model()));
        fields.add(Field.text("providerName", chat == null ? null : chat.provider()));
        fields.add(Field.text("agentRun", chat == null ? null : chat.agentRun()));
        fields.add(Field.number("inputTokens", tokens == null ? null : tokens.input()));
        fields.add(Field.number("cacheReadTokens", tokens == null ? null : tokens.cacheRead()));
        fields.add(Field.number("cacheCreationTokens", tokens == null ? null : tokens.cacheWrite()));
        fields.add(Field.number("outputTokens", tokens == null ? null : tokens.output()));
        fields.add(Field.number("reasoningTokens", tokens == null ? null : tokens.reasoning()));
    }

    private static void cost(List<Field> fields, InteractionCost cost) {
        fields.add(money("costAiTokens", cost.aiTokens()));
        fields.add(money("costDbOps", cost.dbOps()));
        fields.add(money("costApiCalls", cost.apiCalls()));
        fields.add(money("costComputeTime", cost.computeTime()));
        boolean nothing = cost.totalNano() == 0 && !cost.unpriced().isEmpty();
        fields.add(money("cost", nothing ? null : (Long) cost.totalNano()));
        fields.add(Field.text(
                "unpriced", cost.unpriced().stream().map(CostComponent::word).collect(Collectors.joining(" "))));
    }

    private static Field money(String name, @Nullable Long nano) {
        return Field.number(name, nano == null ? null : JsonNumbers.dollars(nano));
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable String word(@Nullable SessionStatus status) {
        return status == null ? null : status.name().toLowerCase(Locale.ROOT);
    }
}
