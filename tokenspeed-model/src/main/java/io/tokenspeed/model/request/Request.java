package io.tokenspeed.model.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get an answer from a model. Records of the same attempt share {@code (tool, naturalKey)} and merge
 * into one.
 *
 * @param tool the program that wrote the log: {@code claude}, {@code codex}, {@code opencode}, ...
 * @param naturalKey identifies the attempt among all of its tool, however often and wherever it was logged
 * @param forkKey equal for copies of one attempt that a tool stored under new ids; absent where a tool does not do that
 * @param trace which kind of record this is
 * @param tokens the counters, as far as they can be believed
 * @param billing what changes its cost besides model, tier and tokens
 * @param loggedCostNano cost that the log states, in nano-dollars; absent when it states none that can be believed
 * @param ids what the provider called the request
 * @param origin everything else
 */
public record Request(
        String tool,
        String naturalKey,
        @Nullable String forkKey,
        Trace trace,
        TokenCounts tokens,
        Billing billing,
        @Nullable Long loggedCostNano,
        ProviderIds ids,
        Origin origin) {

    public Request {
        tokens = tokens.believable();
        loggedCostNano = BelievedCost.believed(loggedCostNano);
    }

    /** A request whose log tells neither ids of the provider nor anything else that changes its cost. */
    public Request(
            String tool,
            String naturalKey,
            @Nullable String forkKey,
            Trace trace,
            TokenCounts tokens,
            @Nullable Long loggedCostNano,
            Origin origin) {
        this(tool, naturalKey, forkKey, trace, tokens, Billing.NONE, loggedCostNano, ProviderIds.NONE, origin);
    }

    /** The speed that this request adds to a pool. */
    public Speed speed() {
        return Speed.of(tokens, origin);
    }

    /** Whether this attempt counts as a request: it ended well, or it cost tokens. */
    public boolean hasUsage() {
        return origin.status() == Status.OK || tokens.total() > 0;
    }

    /**
     * Joins two records of one attempt: the smaller origin, and the counters, the billing and the ids of the transcript
     * that is nearest to the request, of equally near ones the field-wise maximum. A replay thus never raises what its
     * owner tells. The operation is commutative, associative and idempotent.
     *
     * @throws IllegalArgumentException if the records have different identities
     */
    public Request merge(Request other) {
        if (!tool.equals(other.tool) || !naturalKey.equals(other.naturalKey)) {
            throw new IllegalArgumentException(
                    "different requests: " + tool + " " + naturalKey + ", " + other.tool + " " + other.naturalKey);
        }
        int nearer = Integer.compare(origin.distance(), other.origin.distance());
        return new Request(
                tool,
                naturalKey,
                smaller(forkKey, other.forkKey),
                trace.compareTo(other.trace) <= 0 ? trace : other.trace,
                nearer == 0 ? tokens.max(other.tokens) : nearer < 0 ? tokens : other.tokens,
                nearer == 0 ? billing.merge(other.billing) : nearer < 0 ? billing : other.billing,
                larger(loggedCostNano, other.loggedCostNano),
                nearer == 0 ? ids.smaller(other.ids) : nearer < 0 ? ids : other.ids,
                origin.compareTo(other.origin) <= 0 ? origin : other.origin);
    }

    /** The same request with other ids of the provider. */
    Request withIds(ProviderIds given) {
        return new Request(tool, naturalKey, forkKey, trace, tokens, billing, loggedCostNano, given, origin);
    }

    /** The same request under another key. */
    Request withKey(String key) {
        return new Request(tool, key, forkKey, trace, tokens, billing, loggedCostNano, ids, origin);
    }

    /** Whether everything that a price is applied to is the same in both. */
    public boolean isBilledLike(Request other) {
        return tokens.equals(other.tokens)
                && billing.equals(other.billing)
                && Objects.equals(origin.serviceTier(), other.origin.serviceTier());
    }

    private static @Nullable String smaller(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static @Nullable Long larger(@Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a >= b ? a : b;
    }
}
