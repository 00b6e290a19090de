package io.tokenspeed.model.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts in a log, besides model, service tier and tokens, that change the cost of a request.
 *
 * @param region the region that inference was bound to, in lower case, for example {@code us}; null where the log names
 *     no region
 * @param webSearches how many web searches the provider ran for the request, each of which it bills
 * @param passes the passes that answered the request; empty if there was only one
 */
public record Billing(@Nullable String region, long webSearches, List<Pass> passes) {
    /** No region, no web searches, one pass. */
    public static final Billing NONE = new Billing(null, 0, List.of());

    public Billing {
        passes = List.copyOf(passes);
        if (webSearches < 0) {
            throw new IllegalArgumentException("webSearches < 0: " + webSearches);
        }
    }

    /** Returns {@link #NONE} where the log states none of the facts, else a new instance. */
    public static Billing of(@Nullable String region, long webSearches, List<Pass> passes) {
        return region == null && webSearches == 0 && passes.isEmpty() ? NONE : new Billing(region, webSearches, passes);
    }

    /**
     * Merges the facts of two records of one request: commutative, associative and idempotent, as
     * {@link Request#merge(Request)} needs it.
     */
    Billing merge(Billing other) {
        return equals(other)
                ? this
                : new Billing(
                        smaller(region, other.region),
                        Math.max(webSearches, other.webSearches),
                        larger(passes, other.passes));
    }

    private static @Nullable String smaller(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** While an answer streams in, later records hold more passes or larger ones. */
    private static List<Pass> larger(List<Pass> a, List<Pass> b) {
        int order = Long.compare(total(a), total(b));
        return (order == 0 ? Pass.text(a).compareTo(Pass.text(b)) : order) >= 0 ? a : b;
    }

    private static long total(List<Pass> passes) {
        return passes.stream().mapToLong(pass -> pass.tokens().total()).reduce(0, Sum::of);
    }
}
