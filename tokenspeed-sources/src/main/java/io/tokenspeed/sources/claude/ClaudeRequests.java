package io.tokenspeed.sources.claude;

import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes requests of one transcript row. */
final class ClaudeRequests {
    private static final String UNKNOWN = "unknown";

    private final ClaudeRow row;
    private final @Nullable String project;

    ClaudeRequests(ClaudeRow row, @Nullable String project) {
        this.row = row;
        this.project = project;
    }

    /** What the row tells of an answer of the model. */
    Request answer(ClaudeRun run, ClaudeUsage usage, long time) {
        ProviderIds ids = new ProviderIds(row.message.id, row.requestId);
        return success(run.key, row.message.model, usage, region(), run.start, time, costNano(), ids);
    }

    /** A part of an answer that its counters leave out, by a model of its own or by the answer's. */
    Request part(String key, ClaudeUsage usage, long time) {
        String model = usage.model() == null ? row.message.model : usage.model();
        return success(key, model, usage, region(), null, time, null, ProviderIds.NONE);
    }

    private Request success(
            String key,
            @Nullable String model,
            ClaudeUsage usage,
            @Nullable String region,
            @Nullable Long sent,
            long time,
            @Nullable Long costNano,
            ProviderIds ids) {
        boolean measured = row.durationMs > 0;
        boolean reliable = measured || (row.message.stopped && ClaudeVersion.writesFinalOutput(row.version));
        Origin origin = new Origin(
                distance(),
                row.session(),
                row.id(),
                project,
                model == null ? UNKNOWN : model,
                model == null ? null : ClaudeProvider.of(model),
                null,
                sent,
                null,
                time,
                sent == null ? SpeedBasis.NONE : measured ? SpeedBasis.EXACT_E2E : SpeedBasis.E2E_APPROX,
                sent == null ? null : (Long) (time - sent),
                Status.OK,
                null,
                usage.tier());
        return new Request(
                ClaudeSource.TOOL,
                key,
                null,
                Trace.SINGLE,
                usage.counts(reliable),
                usage.billing(region),
                costNano,
                ids,
                origin);
    }

    /** An attempt that brought no answer. */
    Request attempt(String key, Status status, @Nullable ErrorKind kind, long time) {
        Origin origin = new Origin(
                distance(),
                row.session(),
                key,
                project,
                UNKNOWN,
                null,
                null,
                null,
                null,
                time,
                SpeedBasis.NONE,
                null,
                status,
                kind,
                null);
        return new Request(ClaudeSource.TOOL, key, null, Trace.SINGLE, TokenCounts.NONE, null, origin);
    }

    private int distance() {
        return row.sidechain ? 1 : 0;
    }

    /** It holds for all that the message asked, advisors included. */
    private @Nullable String region() {
        return row.message.usage == null ? null : row.message.usage.region();
    }

    private @Nullable Long costNano() {
        return BelievedCost.nano(row.costUsd);
    }

    /** What the row states that cannot be true, in a few words; null where there is nothing. */
    static @Nullable String problem(
            ClaudeRow row, ClaudeUsage usage, List<ClaudeUsage> advisors, List<ClaudeUsage> compactions) {
        List<String> problems = new ArrayList<>(0);
        if (row.message.model == null) {
            problems.add("model is absent");
        }
        if (row.costUsd != null && BelievedCost.nano(row.costUsd) == null) {
            problems.add("costUSD cannot be true");
        }
        add(usage.problem(), "", problems);
        advisors.forEach(part -> add(part.problem(), "advisor's ", problems));
        compactions.forEach(part -> add(part.problem(), "compaction's ", problems));
        return problems.isEmpty() ? null : String.join(", ", problems);
    }

    private static void add(@Nullable String problem, String whose, List<String> problems) {
        if (problem != null) {
            problems.add(whose + problem);
        }
    }
}
