package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * What the provider called a request, as far as a log tells. Relays and local servers are known to give one id to many
 * requests, so equal ids alone prove nothing.
 *
 * @param response id of the answer, for example {@code msg_...} or {@code resp_...}
 * @param request id of the call, for example {@code req_...}
 */
public record ProviderIds(
        @Nullable String response, @Nullable String request) {
    /** None is told. */
    public static final ProviderIds NONE = new ProviderIds(null, null);

    /** What two records of one request tell together: the smaller of each, so that the order does not matter. */
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
