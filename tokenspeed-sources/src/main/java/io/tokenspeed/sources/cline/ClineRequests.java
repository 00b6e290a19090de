package io.tokenspeed.sources.cline;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.tree.TokenFields;

/** Makes requests of Cline and its descendants. */
final class ClineRequests {
    private ClineRequests() {}

    /** Counters of 0 stand for usage that the provider did not report. */
    static Request request(
            ClineTool tool,
            String key,
            TokenFields tokens,
            RequestPlace place,
            RequestTiming timing,
            RequestEnding ending) {
        TokenCounts counts = tokens.counts();
        return new Request(
                new RequestKey(tool.tool(), key),
                RecordKind.SINGLE,
                counts.total() > 0 ? counts : TokenCounts.NONE,
                Billing.NONE,
                tokens.costNano(),
                ProviderIds.NONE,
                new RequestDetails(place, timing, ending));
    }
}
