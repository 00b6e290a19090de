package io.tokenspeed.model.activity;

import org.jspecify.annotations.Nullable;

/**
 * What one user did. The user of a request is that of its own label, else that of its session, else
 * {@link SessionNames#LOCAL_USER}.
 *
 * @param userId the user
 * @param sessions how many sessions the user was active in
 * @param firstAt the earliest instant, in epoch milliseconds; null for none
 * @param lastAt the latest instant, in epoch milliseconds; null for none
 * @param activity the sums
 */
public record UserActivity(
        String userId,
        long sessions,
        @Nullable Long firstAt,
        @Nullable Long lastAt,
        Activity activity) {}
