package io.tokenspeed.dashboard.answer;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes sums as fields of the API, as docs/definitions.md defines them. A value that is not known is null. */
public final class ApiTotals {
    private static final double NANO = 1e9;
    private static final int FIELDS = 30;

    private ApiTotals() {}

    /** Returns all sums of a group. */
    public static Row of(UsageTotals totals) {
        Row row = new Row(FIELDS)
                .with("requests", totals.requests())
                .with("attempts", totals.attempts())
                .with("failed", totals.counts().failed())
                .with("cancelled", totals.counts().cancelled())
                .with("errorRate", ratio(totals.counts().failed(), totals.attempts()));
        tokens(totals.tokens(), row);
        cost(totals.cost(), row);
        row.with("unreliableOutputRequests", totals.gaps().unreliableOutput());
        speeds(totals, row);
        return row.with("firstAt", totals.firstAtMillis()).with("lastAt", totals.lastAtMillis());
    }

    private static void tokens(TokenSums tokens, Row row) {
        long prompt = tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
        row.with("inputTokens", tokens.input())
                .with("cacheReadTokens", tokens.cacheRead())
                .with("cacheWriteTokens", tokens.cacheWrite())
                .with("cacheWrite5mTokens", tokens.cacheWrite5m())
                .with("cacheWrite1hTokens", tokens.cacheWrite1h())
                .with("outputTokens", tokens.output())
                .with("reasoningTokens", tokens.reasoning())
                .with("totalTokens", tokens.total())
                .with("cacheHitRatio", ratio(tokens.cacheRead(), prompt));
    }

    private static void cost(CostSum cost, Row row) {
        OptionalLong nano = cost.nanoUsd();
        row.with("totalCost", nano.isPresent() ? (Object) (nano.getAsLong() / NANO) : null)
                .with("totalCostNanoUsd", nano.isPresent() ? (Object) nano.getAsLong() : null)
                .with("unpricedRequests", cost.unpriced());
    }

    private static void speeds(UsageTotals totals, Row row) {
        row.with("decodeTps", tps(totals.speeds().decode()))
                .with("decodeSampleCount", totals.speeds().decode().samples())
                .with("e2eTps", tps(totals.speeds().e2e()))
                .with("e2eSampleCount", totals.speeds().e2e().samples())
                .with("e2eApproximateCount", totals.speeds().approximated())
                .with("speedCoverage", ratio(totals.speeds().e2e().samples(), totals.requests()));
    }

    /** Returns percentiles of end-to-end speeds in tokens per second, from a histogram in milli-tokens per second. */
    public static Row percentiles(Histogram e2e) {
        return new Row()
                .with("e2eTpsP10", quantile(e2e, 0.1))
                .with("e2eTpsP50", quantile(e2e, 0.5))
                .with("e2eTpsP90", quantile(e2e, 0.9));
    }

    private static @Nullable Double quantile(Histogram milliTps, double q) {
        OptionalLong value = milliTps.quantile(q);
        return value.isPresent() ? (Double) (value.getAsLong() / 1000.0) : null;
    }

    private static @Nullable Double tps(PooledSpeed speed) {
        OptionalDouble tps = speed.tokensPerSecond();
        return tps.isPresent() ? (Double) tps.getAsDouble() : null;
    }

    private static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }
}
