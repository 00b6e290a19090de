package io.tokenspeed.model.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a log tells besides model, tier and tokens that changes what a request costs.
 *
 * @param region the region that inference was bound to, in lower case, for example {@code us}; absent where it was free
 *     to run anywhere or where the log says nothing
 * @param webSearches how often the provider searched the web for the request, which it bills by the call
 * @param passes the passes that answered the request; empty where there was one
 */
public record Billing(@Nullable String region, long webSearches, List<Pass> passes) {
    /** Nothing that changes a cost. */
    public static final Billing NONE = new Billing(null, 0, List.of());

    public Billing {
        passes = List.copyOf(passes);
        if (webSearches < 0) {
            throw new IllegalArgumentException("webSearches < 0: " + webSearches);
        }
    }

    /** {@link #NONE} where nothing is told. */
    public static Billing of(@Nullable String region, long webSearches, List<Pass> passes) {
        return region == null && webSearches == 0 && passes.isEmpty() ? NONE : new Billing(region, webSearches, passes);
    }

    /** What two records of the same request tell together. A join, as {@link Request#merge(Request)} needs it. */
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

    /** While an answer streams in, later rows tell more passes or larger ones. */
    private static List<Pass> larger(List<Pass> a, List<Pass> b) {
        int order = Long.compare(total(a), total(b));
        return (order == 0 ? Pass.text(a).compareTo(Pass.text(b)) : order) >= 0 ? a : b;
    }

    private static long total(List<Pass> passes) {
        return passes.stream().mapToLong(pass -> pass.tokens().total()).reduce(0, Sum::of);
    }
}
