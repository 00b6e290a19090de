package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * The provider's ids of a request, where a log has them. Relays and local servers may give one id to many requests, so
 * equal ids alone do not prove one request.
 *
 * @param response id of the answer, for example {@code msg_...} or {@code resp_...}; null where the log has none
 * @param request id of the call, for example {@code req_...}; null where the log has none
 */
public record ProviderIds(
        @Nullable String response, @Nullable String request) {
    /** No ids. */
    public static final ProviderIds NONE = new ProviderIds(null, null);

    /** Merges the ids of two records of one request: takes the smaller of each, so that the order does not matter. */
    public ProviderIds smaller(ProviderIds other) {
        ProviderIds both = new ProviderIds(smaller(response, other.response), smaller(request, other.request));
        return both.equals(this) ? this : both;
    }

    private static @Nullable String smaller(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }
}
