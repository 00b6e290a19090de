package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/** Requests and their parts for tests, with a start at 1,000 ms and an end at 3,000 ms. */
public final class Sample {
    private Sample() {}

    public static TokenCounts tokens(long input, long output) {
        return tokens(input, 0, 0, 0, output);
    }

    public static TokenCounts tokens(long input, long cacheRead, long write5m, long write1h, long output) {
        return new TokenCounts(input, cacheRead, write5m, write1h, output, 0, false, UsageSource.REPORTED, true);
    }

    public static Origin origin(@Nullable String provider, String model, @Nullable String serviceTier) {
        return new Origin(
                0,
                "session",
                "message",
                "/project",
                model,
                provider,
                null,
                1_000L,
                null,
                3_000L,
                SpeedBasis.E2E_APPROX,
                2_000L,
                Status.OK,
                null,
                serviceTier);
    }

    public static Origin origin(Status status, SpeedBasis basis, @Nullable Long windowMillis) {
        return new Origin(
                0,
                "session",
                "message",
                null,
                "model",
                null,
                null,
                1_000L,
                null,
                3_000L,
                basis,
                windowMillis,
                status,
                status == Status.FAILED ? ErrorKind.SERVER : null,
                null);
    }

    public static Request request(TokenCounts tokens, Billing billing, Origin origin) {
        return new Request("claude", "msg_1", null, Trace.SINGLE, tokens, billing, null, ProviderIds.NONE, origin);
    }

    public static Request request(TokenCounts tokens, Origin origin) {
        return new Request("claude", "msg_1", null, Trace.SINGLE, tokens, null, origin);
    }
}
