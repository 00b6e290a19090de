package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageTotals;

/** Empty values, from which tables get their columns. */
public final class Blank {
    /** The sums of no requests. */
    public static final UsageTotals TOTALS = UsageTotals.ZERO;

    /** The predecessor's sums of no requests. */
    public static final PredecessorSums COMPATIBLE = PredecessorSums.ZERO;

    /** A histogram of no speeds. */
    public static final Histogram SPEEDS = Histogram.EMPTY;

    private Blank() {}

    /** Returns the row of a request that has a speed, so that the columns of a speed are there. */
    public static Row request() {
        RequestDetails details = new RequestDetails(
                new RequestPlace(0, "", "", null, "", null, null),
                new RequestTiming(0L, null, 1000L, SpeedBasis.EXACT_E2E, 1000L),
                RequestEnding.OK);
        TokenCounts tokens = new TokenCounts(0, 0, 0, 0, 1, 0, false, UsageSource.REPORTED, true);
        Request request = new Request(new RequestKey("", ""), RecordKind.SINGLE, tokens, null, details);
        return RequestJson.of(
                new RecordedRequest(new StoredRequest("", request, null), null, null, null), CostMode.AUTO);
    }
}
