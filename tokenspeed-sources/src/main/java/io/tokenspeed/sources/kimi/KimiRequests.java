package io.tokenspeed.sources.kimi;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.sources.records.InferredProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a wire log. The key is the provider's id of the answer, else agent, time and counters: a fork
 * copies the log of each agent into another session.
 *
 * @param place where the log is
 * @param agent the agent that made the request
 */
record KimiRequests(KimiPlace place, String agent) {
    private static final String UNKNOWN = "unknown";

    /**
     * Makes a request.
     *
     * @param id the provider's id; null when unknown
     * @param model the model; null when unknown
     * @param mode what a request beside the conversation was for; null for one of the conversation
     */
    Request of(
            KimiUsage usage, @Nullable String id, @Nullable String model, @Nullable String mode, RequestTiming timing) {
        long end = timing.instantMillis();
        String key = id == null ? agent + ":" + end + ":" + usage.key() : id;
        Long forkedAt = place.forkedAt();
        RequestPlace where = new RequestPlace(
                forkedAt != null && end < forkedAt ? 1 : 0,
                place.session(),
                key,
                place.project(),
                model == null ? UNKNOWN : model,
                model == null ? null : InferredProvider.of(model),
                mode,
                agent.equals(KimiPlace.MAIN) ? null : agent);
        return new Request(
                new RequestKey(KimiSource.TOOL, key),
                RecordKind.SINGLE,
                usage.counts(),
                Billing.NONE,
                null,
                new ProviderIds(id, null),
                new RequestDetails(where, timing, RequestEnding.OK));
    }
}
