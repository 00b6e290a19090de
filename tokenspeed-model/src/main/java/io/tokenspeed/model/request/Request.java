package io.tokenspeed.model.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get an answer from a model, as one record or several merged records tell it. Records of one attempt
 * have equal {@code (tool, naturalKey)}.
 *
 * <p>The constructor drops values that cannot be true: a counter above {@link TokenCounts#MOST} becomes unknown, a cost
 * below 0 or above {@link BelievedCost#MOST_NANO} becomes null.
 *
 * @param key identifies the attempt
 * @param kind the kind of the record; of merged records the best
 * @param tokens the token counts
 * @param billing the facts, besides model, service tier and tokens, that change the cost
 * @param loggedCostNano the cost in the log, in nano-dollars; null where the log states none
 * @param ids the provider's ids of the request
 * @param details place, timing and ending of the request
 * @param measured what a program that saw the answer arrive measured; null where nobody did
 * @param labels for whom and for what the request was made
 */
public record Request(
        RequestKey key,
        RecordKind kind,
        TokenCounts tokens,
        Billing billing,
        @Nullable Long loggedCostNano,
        ProviderIds ids,
        RequestDetails details,
        @Nullable Measured measured,
        RequestLabels labels) {

    public Request {
        tokens = tokens.believable();
        loggedCostNano = BelievedCost.believed(loggedCostNano);
    }

    /** Creates a request that nobody measured or labelled. */
    public Request(
            RequestKey key,
            RecordKind kind,
            TokenCounts tokens,
            Billing billing,
            @Nullable Long loggedCostNano,
            ProviderIds ids,
            RequestDetails details) {
        this(key, kind, tokens, billing, loggedCostNano, ids, details, null, RequestLabels.NONE);
    }

    /** Creates a request without ids of the provider and without other facts that change its cost. */
    public Request(
            RequestKey key,
            RecordKind kind,
            TokenCounts tokens,
            @Nullable Long loggedCostNano,
            RequestDetails details) {
        this(key, kind, tokens, Billing.NONE, loggedCostNano, ProviderIds.NONE, details);
    }

    /** See {@link RequestKey#tool()}. */
    public String tool() {
        return key.tool();
    }

    /** See {@link RequestKey#naturalKey()}. */
    public String naturalKey() {
        return key.naturalKey();
    }

    /** See {@link RequestKey#forkKey()}. */
    public @Nullable String forkKey() {
        return key.forkKey();
    }

    /** Returns where the request was made. */
    public RequestPlace place() {
        return details.place();
    }

    /** Returns when the request was made and how long it took. */
    public RequestTiming timing() {
        return details.timing();
    }

    /** Returns how the request ended. */
    public RequestEnding ending() {
        return details.ending();
    }

    /** Returns the speed that this request adds to a pool, {@link Speed#UNKNOWN} for none. */
    public Speed speed() {
        return measured != null
                ? measured.speed(tokens, details.ending().status())
                : Speed.of(tokens, details.timing(), details.ending().status());
    }

    /**
     * Returns how long the attempt took in milliseconds, by what was measured, else by its log; null when unknown.
     */
    public @Nullable Long latencyMillis() {
        return measured != null
                ? (Long) measured.latencyMillis()
                : details.timing().durationMillis();
    }

    /**
     * Returns the time to the first token in milliseconds, by what was measured, else by its log; null when unknown.
     */
    public @Nullable Long ttftMillis() {
        if (measured != null) {
            return measured.ttftMillis();
        }
        Long started = details.timing().startedAtMillis();
        Long first = details.timing().firstTokenAtMillis();
        return started == null || first == null ? null : (Long) (first - started);
    }

    /** Returns whether this attempt counts as a request: it ended well, or it used tokens. */
    public boolean hasUsage() {
        return details.ending().status() == Status.OK || tokens.total() > 0;
    }

    /**
     * Merges two records of one attempt. Takes the smaller details and measurement, the larger logged cost, the labels
     * of both, and counters, billing and ids of the record with the smaller {@link RequestPlace#distance()}; at equal
     * distance the larger value of each counter. So a replay never raises the counters of the owner's record, and what
     * passed a gateway counts like the owner's: it repairs counters that the log left open. The operation is commutative,
     * associative and idempotent.
     *
     * @throws IllegalArgumentException if the records are of different attempts
     */
    public Request merge(Request other) {
        int nearer = Integer.compare(distanceOfCounters(), other.distanceOfCounters());
        return new Request(
                key.merge(other.key),
                kind.compareTo(other.kind) <= 0 ? kind : other.kind,
                nearer == 0 ? tokens.max(other.tokens) : nearer < 0 ? tokens : other.tokens,
                nearer == 0 ? billing.merge(other.billing) : nearer < 0 ? billing : other.billing,
                larger(loggedCostNano, other.loggedCostNano),
                nearer == 0 ? ids.smaller(other.ids) : nearer < 0 ? ids : other.ids,
                details.compareTo(other.details) <= 0 ? details : other.details,
                smaller(measured, other.measured),
                labels.merge(other.labels));
    }

    private int distanceOfCounters() {
        boolean passed = measured != null && measured.source() == MeasuredBy.GATEWAY;
        return passed ? 0 : details.place().distance();
    }

    private static @Nullable Measured smaller(@Nullable Measured a, @Nullable Measured b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Returns this request with what was measured of it, and with its labels. */
    public Request with(@Nullable Measured part, RequestLabels given) {
        return new Request(key, kind, tokens, billing, loggedCostNano, ids, details, part, given);
    }

    /** Returns this request with other counters, and with what was measured of it. */
    public Request with(TokenCounts counts, @Nullable Measured part) {
        return new Request(key, kind, counts, billing, loggedCostNano, ids, details, part, labels);
    }

    /** Returns this request in another project, which is a root folder. */
    public Request in(String project) {
        if (project.equals(details.place().project())) {
            return this;
        }
        RequestDetails there = new RequestDetails(details.place().in(project), details.timing(), details.ending());
        return new Request(key, kind, tokens, billing, loggedCostNano, ids, there, measured, labels);
    }

    /** Returns this request with other ids of the provider. */
    Request withIds(ProviderIds given) {
        return new Request(key, kind, tokens, billing, loggedCostNano, given, details, measured, labels);
    }

    /** Returns this request under another natural key. */
    Request withNaturalKey(String naturalKey) {
        return new Request(
                key.withNaturalKey(naturalKey), kind, tokens, billing, loggedCostNano, ids, details, measured, labels);
    }

    /**
     * Returns whether tokens, billing and service tier of both requests are equal, so that one price gives both the
     * same cost.
     */
    public boolean isBilledLike(Request other) {
        return tokens.equals(other.tokens)
                && billing.equals(other.billing)
                && Objects.equals(
                        details.ending().serviceTier(), other.details.ending().serviceTier());
    }

    private static @Nullable Long larger(@Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a >= b ? a : b;
    }
}
