package io.tokenspeed.sources.kiro;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.records.InferredProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of a session have in common.
 *
 * @param project the folder that the session was started in; null when unknown
 * @param model the model of the session; null when unknown
 * @param window the size of its context window in tokens; null when unknown
 */
record KiroSession(
        String id,
        @Nullable String project,
        @Nullable String model,
        @Nullable Double window) {

    /**
     * Makes a request of the session.
     *
     * @param own the id of the request or of the first message of its turn, which copies keep; null when it has none
     * @param index the place of the request in the session
     * @param answered the model that the record names; null for that of the session
     */
    Request request(
            @Nullable String own, int index, @Nullable String answered, TokenCounts tokens, RequestTiming timing) {
        String key = own == null ? id + ":" + index : own;
        String name = answered != null ? answered : model != null ? model : "unknown";
        RequestPlace place = new RequestPlace(0, id, key, project, name, InferredProvider.of(name), null);
        return new Request(
                new RequestKey(KiroSource.TOOL, key),
                RecordKind.SINGLE,
                tokens,
                null,
                new RequestDetails(place, timing, RequestEnding.OK));
    }
}
