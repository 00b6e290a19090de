package io.tokenspeed.model.limit;

import org.jspecify.annotations.Nullable;

/**
 * The account that a limit belongs to.
 *
 * @param plan the tool's name of the subscription; null where not told
 * @param credits how many credits are left, as the tool writes it; null where not told
 */
public record LimitAccount(@Nullable String plan, @Nullable String credits) {
    /** Nothing was told. */
    public static final LimitAccount UNKNOWN = new LimitAccount(null, null);
}
