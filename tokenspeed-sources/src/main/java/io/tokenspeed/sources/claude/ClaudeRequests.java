package io.tokenspeed.sources.claude;

import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the requests of one transcript row. */
final class ClaudeRequests {
    private static final String UNKNOWN = "unknown";

    private final ClaudeRow row;
    private final @Nullable String project;

    ClaudeRequests(ClaudeRow row, @Nullable String project) {
        this.row = row;
        this.project = project;
    }

    /** Makes the request of an answer of the model. */
    Request answer(ClaudeRun run, ClaudeUsage usage, long timeMillis) {
        ProviderIds ids = new ProviderIds(row.message.id, row.requestId);
        RequestDetails details = success(row.message.model, usage, timing(run.start, timeMillis));
        return request(run.key, usage, costNano(), ids, details);
    }

    /**
     * Makes the request of a part that the counters of the answer leave out; the part may have another model than the
     * answer.
     */
    Request part(String key, ClaudeUsage usage, long timeMillis) {
        String model = usage.model() == null ? row.message.model : usage.model();
        return request(key, usage, null, ProviderIds.NONE, success(model, usage, timing(null, timeMillis)));
    }

    private Request request(
            String key, ClaudeUsage usage, @Nullable Long costNano, ProviderIds ids, RequestDetails details) {
        boolean reliable = isMeasured() || (row.message.stopped && ClaudeVersion.writesFinalOutput(row.version));
        return new Request(
                new RequestKey(ClaudeSource.TOOL, key),
                RecordKind.SINGLE,
                usage.counts(reliable),
                usage.billing(region()),
                costNano,
                ids,
                details);
    }

    private RequestDetails success(@Nullable String model, ClaudeUsage usage, RequestTiming timing) {
        String provider = model == null ? null : ClaudeProvider.of(model);
        return new RequestDetails(
                place(row.id(), model == null ? UNKNOWN : model, provider), timing, RequestEnding.ok(usage.tier()));
    }

    private RequestPlace place(String messageId, String model, @Nullable String provider) {
        return new RequestPlace(distance(), row.session(), messageId, project, model, provider, null, row.agentId);
    }

    private RequestTiming timing(@Nullable Long sentMillis, long timeMillis) {
        if (sentMillis == null) {
            return new RequestTiming(null, null, timeMillis, SpeedBasis.NONE, null);
        }
        SpeedBasis basis = isMeasured() ? SpeedBasis.EXACT_E2E : SpeedBasis.E2E_APPROX;
        return new RequestTiming(sentMillis, null, timeMillis, basis, timeMillis - sentMillis);
    }

    /** Whether the row holds a duration that Claude Code measured. */
    private boolean isMeasured() {
        return row.durationMs > 0;
    }

    /** Makes the request of an attempt without an answer. */
    Request attempt(String key, Status status, @Nullable ErrorKind kind, long timeMillis) {
        RequestDetails details = new RequestDetails(
                place(key, UNKNOWN, null), timing(null, timeMillis), new RequestEnding(status, kind, null));
        RequestKey attempt = new RequestKey(ClaudeSource.TOOL, key);
        return new Request(attempt, RecordKind.SINGLE, TokenCounts.NONE, null, details);
    }

    private int distance() {
        return row.sidechain ? 1 : 0;
    }

    /** The region of the message is also the region of its parts. */
    private @Nullable String region() {
        return row.message.usage == null ? null : row.message.usage.region();
    }

    private @Nullable Long costNano() {
        return BelievedCost.nano(row.costUsd);
    }

    /** Returns which values of the row cannot be true, in a few words; null where all can. */
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
