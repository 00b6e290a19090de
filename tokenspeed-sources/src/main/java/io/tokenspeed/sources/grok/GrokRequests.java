package io.tokenspeed.sources.grok;

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
import io.tokenspeed.sources.tree.TokenFields;
import org.jspecify.annotations.Nullable;

/** Makes requests of Grok Build. */
final class GrokRequests {
    static final String UNKNOWN = "unknown";

    private GrokRequests() {}

    static RequestPlace place(
            String session, String message, @Nullable String project, String model, @Nullable String mode) {
        String provider = InferredProvider.of(model);
        return new RequestPlace(0, session, message, project, model, provider == null ? "xai" : provider, mode);
    }

    static Request request(
            String key,
            ProviderIds ids,
            TokenFields tokens,
            RequestPlace place,
            RequestTiming timing,
            RequestEnding ending) {
        return new Request(
                new RequestKey(GrokSource.TOOL, key),
                RecordKind.SINGLE,
                tokens.counts(),
                Billing.NONE,
                tokens.costNano(),
                ids,
                new RequestDetails(place, timing, ending));
    }
}
