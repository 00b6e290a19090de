package io.tokenspeed.model.telemetry;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * What a request of a transcript gets from the record that its tool told by OpenTelemetry: the times, and the larger of
 * each counter. Instant, cost, project and status stay the transcript's.
 */
public final class LentTimes {
    private LentTimes() {}

    /**
     * Returns a request with what the told record lends it.
     *
     * @param own the request as its transcript holds it
     * @param told the other record of it; null where there is none
     */
    public static Request lent(Request own, @Nullable Request told) {
        return told == null ? own : own.with(tokens(own.tokens(), told.tokens()), measured(own, told));
    }

    /**
     * Returns a request of a transcript as it was before anything was lent.
     *
     * @param lent the request
     * @param tokens the counters of the transcript
     */
    public static Request own(Request lent, TokenCounts tokens) {
        Measured measured = lent.measured();
        boolean told = measured != null && measured.source() == MeasuredBy.OTEL;
        return lent.with(tokens, told ? null : measured);
    }

    private static @Nullable Measured measured(Request own, Request told) {
        Measured kept = own.measured();
        Measured offered = told.measured();
        return kept != null && (offered == null || kept.compareTo(offered) <= 0) ? kept : offered;
    }

    /**
     * A record without counters, such as one of a failed attempt, lends none. Not every told record knows how long a
     * cache lives, so the larger sum of cache writes is taken as a whole.
     */
    private static TokenCounts tokens(TokenCounts own, TokenCounts told) {
        if (told.total() == 0) {
            return own;
        }
        TokenCounts max = own.max(told);
        TokenCounts writes = own.cacheWrite() >= told.cacheWrite() ? own : told;
        return new TokenCounts(
                max.input(),
                max.cacheRead(),
                writes.cacheWrite5m(),
                writes.cacheWrite1h(),
                max.output(),
                max.reasoning(),
                max.reasoningKnown(),
                max.source(),
                max.outputReliable());
    }
}
