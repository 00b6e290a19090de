package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up requests: makes totals of each request alone, then adds the totals. */
final class MemoryTotals {
    private MemoryTotals() {}

    static UsageTotals of(List<StoredRequest> rows, CostMode mode) {
        return rows.stream().map(row -> of(row, mode)).reduce(UsageTotals.ZERO, UsageTotals::plus);
    }

    private static UsageTotals of(StoredRequest row, CostMode mode) {
        Request request = row.request();
        return request.hasUsage() ? used(row, mode) : unused(request);
    }

    private static UsageTotals unused(Request request) {
        boolean failed = request.ending().status() == Status.FAILED;
        return new UsageTotals(
                new AttemptCounts(0, failed ? 1 : 0, failed ? 0 : 1),
                TokenSums.ZERO,
                CostSum.ZERO,
                UsageGaps.NONE,
                SpeedPools.NONE,
                request.timing().instantMillis(),
                request.timing().instantMillis());
    }

    private static UsageTotals used(StoredRequest row, CostMode mode) {
        Request request = row.request();
        TokenCounts tokens = request.tokens();
        Speed e2e = Speeds.e2e(request);
        return new UsageTotals(
                new AttemptCounts(1, 0, 0),
                sums(tokens),
                cost(row, mode),
                new UsageGaps(tokens.outputReliable() ? 0 : 1, tokens.source() == UsageSource.MISSING ? 1 : 0),
                new SpeedPools(
                        pooled(Speeds.decode(request)),
                        pooled(e2e),
                        e2e.basis().fromLog() ? 1 : 0,
                        pooled(Speeds.turn(request)),
                        pooled(Speeds.stream(request))),
                request.timing().instantMillis(),
                request.timing().instantMillis());
    }

    private static TokenSums sums(TokenCounts tokens) {
        return new TokenSums(
                tokens.input(),
                tokens.cacheRead(),
                tokens.cacheWrite5m(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.reasoning());
    }

    private static CostSum cost(StoredRequest row, CostMode mode) {
        Long nano = nano(row, mode);
        return nano == null ? new CostSum(0, 0, 1) : new CostSum(nano, 1, 0, tools(row, mode));
    }

    /** A logged cost does not tell its parts. */
    private static long tools(StoredRequest row, CostMode mode) {
        Cost cost = row.computed();
        return cost == null || row.request().loggedCostNano() != null || mode == CostMode.DISPLAY
                ? 0
                : cost.toolsNanoUsd();
    }

    private static @Nullable Long nano(StoredRequest row, CostMode mode) {
        Long logged = row.request().loggedCostNano();
        return switch (mode) {
            case AUTO -> logged != null ? logged : row.computedCostNano();
            case CALCULATE -> row.computedCostNano();
            case DISPLAY -> logged;
        };
    }

    private static PooledSpeed pooled(Speed speed) {
        return speed.basis() == SpeedBasis.NONE ? PooledSpeed.NONE : new PooledSpeed(1, speed.tokens(), speed.millis());
    }
}
