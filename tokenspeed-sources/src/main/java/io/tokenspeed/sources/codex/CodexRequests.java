package io.tokenspeed.sources.codex;

import io.tokenspeed.model.request.Billing;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of one rollout. The natural key of a request is a thread and the request's key within the thread.
 * For a request of the thread's own turns it is this thread; for a copied request it is the oldest ancestor, because
 * the ancestor that made it is not always known, and copies in all descendants must have one key.
 */
final class CodexRequests {
    private static final String UNKNOWN = "unknown";
    private static final String DEFAULT_PROVIDER = "openai";
    private static final long MIN_MILLIS = 100;
    private static final long MIN_TOKENS = 20;

    private final CodexThreads threads;
    private final String fileThread;
    private final CodexState state;

    /**
     * The facts of one attempt.
     *
     * @param inThread the attempt's key within its thread
     * @param replay whether the attempt was copied from an ancestor
     */
    record Attempt(
            String inThread, TokenCounts tokens, Status status, CodexTimes times, ProviderIds ids, boolean replay) {}

    CodexRequests(CodexThreads threads, String fileThread, CodexState state) {
        this.threads = threads;
        this.fileThread = fileThread;
        this.state = state;
    }

    /**
     * Returns whether the usage of a record, written at a time in milliseconds since the epoch, was copied with the
     * history of an ancestor.
     */
    boolean isReplay(long time, CodexRow row) {
        if (!state.replay.isOpen()) {
            return false;
        }
        List<String> ancestors = state.family.ancestors();
        String parent = ancestors.isEmpty() ? fileThread : ancestors.get(0);
        return state.replay.isReplay(
                time, threads.isThere(parent), () -> threads.usage(parent).contains(row.usageKey()));
    }

    Request make(Attempt attempt) {
        List<String> ancestors = state.family.ancestors();
        boolean replay = attempt.replay && !ancestors.isEmpty();
        String thread = replay ? threads.root(ancestors.get(ancestors.size() - 1)) : thread();
        String key = thread + ':' + attempt.inThread;
        return new Request(
                new RequestKey(CodexSource.TOOL, key),
                replay ? RecordKind.REPLAY : RecordKind.SINGLE,
                attempt.tokens,
                Billing.NONE,
                null,
                attempt.ids,
                details(attempt, key, replay ? ancestors.size() : 0));
    }

    private RequestDetails details(Attempt attempt, String key, int distance) {
        long end = attempt.times.atMillis();
        Long start = attempt.times.startMillis();
        Long sent = start == null || start > end ? null : start;
        boolean timed = attempt.status == Status.OK && distance == 0;
        Long stream = timed ? decodeMillis(attempt) : null;
        Long window = stream != null ? stream : !timed || sent == null ? null : (Long) (end - sent);
        SpeedBasis basis = basis(stream, window);
        return new RequestDetails(
                place(key, distance),
                new RequestTiming(sent, null, end, basis, window),
                new RequestEnding(attempt.status, null, tier()));
    }

    private RequestPlace place(String key, int distance) {
        String model = state.model == null ? UNKNOWN : state.model;
        String provider = state.provider == null ? DEFAULT_PROVIDER : state.provider;
        return new RequestPlace(distance, thread(), key, state.cwd, model, provider, null);
    }

    /**
     * Returns the milliseconds of the answer after the reasoning; null if time or tokens are too few to be meaningful.
     */
    private static @Nullable Long decodeMillis(Attempt attempt) {
        Long millis = attempt.times.streamMillis();
        TokenCounts tokens = attempt.tokens;
        boolean known = tokens.reasoningKnown() && tokens.output() - tokens.reasoning() >= MIN_TOKENS;
        return millis != null && millis >= MIN_MILLIS && known ? millis : null;
    }

    private static SpeedBasis basis(@Nullable Long stream, @Nullable Long window) {
        if (stream != null) {
            return SpeedBasis.STREAM_WINDOW;
        }
        return window == null ? SpeedBasis.NONE : SpeedBasis.E2E_APPROX;
    }

    private @Nullable String tier() {
        return state.tier == null || state.tier.equals("default") || state.tier.equals("standard") ? null : state.tier;
    }

    private String thread() {
        String thread = state.family.thread();
        return thread == null ? fileThread : thread;
    }
}
