package io.tokenspeed.sources.records;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one request that stands for all requests of a session, for tools that log sums of sessions only. The sums
 * are not spread over invented requests. When the session grows, its record keeps its key, so the larger counters
 * replace the smaller ones. It has no start, because the time from start to end is not that of a request.
 */
public final class SessionTotals {
    /** The {@link RequestPlace#mode() mode} of such a record. */
    public static final String MODE = "session-total";

    private static final String UNKNOWN = "unknown";

    private SessionTotals() {}

    /**
     * What a sum is the sum of.
     *
     * @param session the session's id
     * @param project the project's root folder; null when unknown
     * @param model the model as logged; null when unknown
     * @param provider the provider as logged; null when the log does not name it
     */
    public record Scope(
            String session,
            @Nullable String project,
            @Nullable String model,
            @Nullable String provider) {
        String modelName() {
            return model == null || model.isBlank() ? UNKNOWN : model.strip();
        }
    }

    /** Returns the natural key of the sum of a whole session. */
    public static String key(String session) {
        return "session:" + session;
    }

    /**
     * Returns the record of a sum.
     *
     * @param naturalKey identifies what is summed: {@link #key} of the session, and a model where a tool sums by model
     * @param lastMillis when the session was last used, in milliseconds since the epoch
     */
    public static Request request(
            String tool, String naturalKey, Scope scope, TokenCounts tokens, @Nullable Long costNano, long lastMillis) {
        String model = scope.modelName();
        String provider = LoggedProvider.of(scope.provider, model);
        RequestPlace place = new RequestPlace(0, scope.session, naturalKey, scope.project, model, provider, MODE);
        RequestTiming timing = new RequestTiming(null, null, lastMillis, SpeedBasis.NONE, null);
        return new Request(
                new RequestKey(tool, naturalKey),
                RecordKind.SINGLE,
                tokens,
                costNano,
                new RequestDetails(place, timing, RequestEnding.OK));
    }
}
