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

    public static RequestDetails details(@Nullable String provider, String model, @Nullable String serviceTier) {
        return new RequestDetails(
                new RequestPlace(0, "session", "message", "/project", model, provider, null),
                new RequestTiming(1_000L, null, 3_000L, SpeedBasis.E2E_APPROX, 2_000L),
                RequestEnding.ok(serviceTier));
    }

    public static RequestDetails details(Status status, SpeedBasis basis, @Nullable Long windowMillis) {
        return new RequestDetails(
                new RequestPlace(0, "session", "message", null, "model", null, null),
                new RequestTiming(1_000L, null, 3_000L, basis, windowMillis),
                new RequestEnding(status, status == Status.FAILED ? ErrorKind.SERVER : null, null));
    }

    public static Request request(TokenCounts tokens, Billing billing, RequestDetails details) {
        return new Request(
                new RequestKey("claude", "msg_1"), RecordKind.SINGLE, tokens, billing, null, ProviderIds.NONE, details);
    }

    public static Request request(TokenCounts tokens, RequestDetails details) {
        return new Request(new RequestKey("claude", "msg_1"), RecordKind.SINGLE, tokens, null, details);
    }
}
