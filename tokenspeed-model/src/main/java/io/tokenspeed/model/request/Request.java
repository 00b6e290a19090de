package io.tokenspeed.model.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get an answer from a model. Records of the same attempt share {@code (tool, naturalKey)} and merge
 * into one.
 *
 * @param key which attempt it is
 * @param kind which kind of record this is
 * @param tokens the counters, as far as they can be believed
 * @param billing what changes its cost besides model, tier and tokens
 * @param loggedCostNano cost that the log states, in nano-dollars; absent when it states none that can be believed
 * @param ids what the provider called the request
 * @param details everything else
 */
public record Request(
        RequestKey key,
        RecordKind kind,
        TokenCounts tokens,
        Billing billing,
        @Nullable Long loggedCostNano,
        ProviderIds ids,
        RequestDetails details) {

    public Request {
        tokens = tokens.believable();
        loggedCostNano = BelievedCost.believed(loggedCostNano);
    }

    /** A request whose log tells neither ids of the provider nor anything else that changes its cost. */
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

    /** Where it was made. */
    public RequestPlace place() {
        return details.place();
    }

    /** When it was made and how long it took. */
    public RequestTiming timing() {
        return details.timing();
    }

    /** How it ended. */
    public RequestEnding ending() {
        return details.ending();
    }

    /** The speed that this request adds to a pool. */
    public Speed speed() {
        return Speed.of(tokens, details.timing(), details.ending().status());
    }

    /** Whether this attempt counts as a request: it ended well, or it cost tokens. */
    public boolean hasUsage() {
        return details.ending().status() == Status.OK || tokens.total() > 0;
    }

    /**
     * Joins two records of one attempt: the smaller details, and the counters, the billing and the ids of the
     * transcript that is nearest to the request, of equally near ones the field-wise maximum. A replay thus never raises
     * what its owner tells. The operation is commutative, associative and idempotent.
     *
     * @throws IllegalArgumentException if the records are of different attempts
     */
    public Request merge(Request other) {
        int nearer = Integer.compare(
                details.place().distance(), other.details.place().distance());
        return new Request(
                key.merge(other.key),
                kind.compareTo(other.kind) <= 0 ? kind : other.kind,
                nearer == 0 ? tokens.max(other.tokens) : nearer < 0 ? tokens : other.tokens,
                nearer == 0 ? billing.merge(other.billing) : nearer < 0 ? billing : other.billing,
                larger(loggedCostNano, other.loggedCostNano),
                nearer == 0 ? ids.smaller(other.ids) : nearer < 0 ? ids : other.ids,
                details.compareTo(other.details) <= 0 ? details : other.details);
    }

    /** The same request with other ids of the provider. */
    Request withIds(ProviderIds given) {
        return new Request(key, kind, tokens, billing, loggedCostNano, given, details);
    }

    /** The same request under another natural key. */
    Request withNaturalKey(String naturalKey) {
        return new Request(key.withNaturalKey(naturalKey), kind, tokens, billing, loggedCostNano, ids, details);
    }

    /** Whether everything that a price is applied to is the same in both. */
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
