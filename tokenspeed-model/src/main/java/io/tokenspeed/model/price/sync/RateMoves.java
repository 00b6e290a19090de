package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceSchedule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How far the prices of a model are apart. */
public final class RateMoves {
    /** Real prices seldom move further at once, and a slip of the decimal point always does. */
    private static final long BELIEVED_FACTOR = 3;

    private RateMoves() {}

    /** Returns whether all standard rates that both state are equal. */
    public static boolean agree(PriceSchedule one, PriceSchedule other) {
        return RatePairs.standard(one, other).stream().noneMatch(RatePairs.Pair::moved);
    }

    /** Returns whether they {@linkplain #agree agree} and charge long prompts from the same lengths on. */
    static boolean same(PriceSchedule one, PriceSchedule other) {
        return agree(one, other) && lengths(one).equals(lengths(other));
    }

    private static List<Long> lengths(PriceSchedule schedule) {
        return schedule.standard().tiers().stream().map(ContextTier::above).toList();
    }

    /** Returns whether any rate that both state differs. */
    static boolean moved(PriceSchedule before, PriceSchedule after) {
        return RatePairs.of(before, after).stream().anyMatch(RatePairs.Pair::moved);
    }

    /** Says which rate moved further than is believed without a second source; empty where none did. */
    public static Optional<String> suspicion(PriceSchedule before, PriceSchedule after) {
        return RatePairs.of(before, after).stream()
                .filter(RateMoves::isFar)
                .findFirst()
                .map(pair -> pair.name() + " moved from " + dollars(pair.before()) + " to " + dollars(pair.after())
                        + (pair.before() == 0 || pair.after() == 0
                                ? ", and 0 is seldom a price"
                                : ", by more than a factor of " + BELIEVED_FACTOR));
    }

    private static boolean isFar(RatePairs.Pair pair) {
        long less = Math.min(pair.before(), pair.after());
        long more = Math.max(pair.before(), pair.after());
        return pair.moved()
                && (less == 0
                        || more / BELIEVED_FACTOR > less
                        || (more / BELIEVED_FACTOR == less && more % BELIEVED_FACTOR > 0));
    }

    /** Pico-dollars per token are dollars per million tokens times a million. */
    private static String dollars(long pico) {
        return BigDecimal.valueOf(pico, 6).stripTrailingZeros().toPlainString();
    }
}
