package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import org.jspecify.annotations.Nullable;

/** Makes requests and hands them over. Neither tool logs when a request began, or what it cost. */
record KimiRequests(KimiPlace place, @Nullable String project, RecordSink sink) {
    private static final String PROVIDER = "moonshot";

    /** Hands over a request; returns how many usage records there are, which is one. */
    int take(String key, String model, long end, TokenFields usage) {
        String doubt = usage.doubt();
        if (doubt != null) {
            sink.doubtful(doubt);
        }
        RequestPlace where = new RequestPlace(0, place.session(), key, project, model, PROVIDER, null, place.agent());
        sink.request(new Request(
                new RequestKey(KimiSource.TOOL, key),
                RecordKind.SINGLE,
                usage.counts(),
                Billing.NONE,
                null,
                ProviderIds.NONE,
                new RequestDetails(
                        where, new RequestTiming(null, null, end, SpeedBasis.NONE, null), RequestEnding.OK)));
        return 1;
    }

    /**
     * Returns the counters, of which no two overlap. Both tools count reasoning as output.
     *
     * @param names the names of the counters for uncached input, cache reads and cache writes
     */
    static TokenFields usage(JsonNode usage, String... names) {
        return new TokenFields()
                .member(Field.INPUT, usage, names[0])
                .member(Field.CACHE_READ, usage, names[1])
                .member(Field.CACHE_WRITE, usage, names[2])
                .member(Field.OUTPUT, usage, "output");
    }
}
