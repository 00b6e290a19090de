package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that a record tells of.
 *
 * @param key what identifies it among the tool's requests, without our prefix
 * @param session its session; null when unknown
 * @param model its model; null when unknown
 * @param provider its provider; null when unknown
 * @param ids the provider's ids
 * @param operation what was asked for; null when unknown
 */
record ToldRequest(
        String key,
        @Nullable String session,
        @Nullable String model,
        @Nullable String provider,
        ProviderIds ids,
        @Nullable String operation) {
    private static final String UNKNOWN = "unknown";

    /** Returns the request of a tool. */
    Request of(String tool, TokenCounts tokens, ToldTimes times, RequestEnding ending) {
        String told = "otel:" + key;
        RequestPlace place = new RequestPlace(
                0, session == null ? told : session, told, null, model == null ? UNKNOWN : model, provider, null);
        return new Request(
                new RequestKey(tool, told),
                RecordKind.TELEMETRY,
                tokens,
                Billing.NONE,
                null,
                ids,
                new RequestDetails(place, times.timing(), ending),
                times.measured(),
                operation == null
                        ? RequestLabels.NONE
                        : new RequestLabels(null, null, Map.of(), operation, null, null));
    }

    /** Returns how an attempt ended that failed with an HTTP status; null for an unknown one. */
    static RequestEnding failed(@Nullable Long status) {
        ErrorKind kind = status == null || status < 400 || status >= 600
                ? ErrorKind.OTHER
                : ErrorKind.ofStatus(status.intValue());
        return new RequestEnding(Status.FAILED, kind, null);
    }

    /** Returns counters in normal form; reasoning is a part of the output, null where it is unknown. */
    static TokenCounts counts(
            long input, long read, long write5m, long write1h, long output, @Nullable Long reasoning) {
        return new TokenCounts(
                input,
                read,
                write5m,
                write1h,
                output,
                reasoning == null ? 0 : Math.min(reasoning, output),
                reasoning != null,
                UsageSource.REPORTED,
                true);
    }
}
