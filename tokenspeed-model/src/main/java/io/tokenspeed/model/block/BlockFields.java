package io.tokenspeed.model.block;

import io.tokenspeed.model.time.MillisText;
import io.tokenspeed.model.usage.TokenSums;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A block as the members of a JSON object, with the keys of ccusage 20. Unknown values are null. Rates and projections
 * are there for the active block only, as the others have ended.
 */
public final class BlockFields {
    private static final double WARNING = 80;
    private static final double FULL = 100;

    private BlockFields() {}

    /**
     * Returns the members of a block.
     *
     * @param limit the tokens that a block may have; null where none was named
     */
    public static Map<String, @Nullable Object> of(UsageBlock block, Instant now, @Nullable Long limit) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        boolean active = block.isActive(now);
        String start = MillisText.of(block.start());
        fields.put("id", block.gap() ? "gap-" + start : start);
        fields.put("startTime", start);
        fields.put("endTime", MillisText.of(block.end()));
        Instant last = block.lastAt();
        fields.put("actualEndTime", last == null ? null : MillisText.of(last));
        fields.put("isActive", active);
        fields.put("isGap", block.gap());
        fields.put("entries", block.totals().requests());
        fields.put("models", block.models());
        fields.put("tokenCounts", tokens(block.totals().tokens()));
        fields.put("totalTokens", block.totals().tokens().total());
        OptionalLong nano = block.totals().cost().nanoUsd();
        fields.put("costUSD", nano.isEmpty() ? null : (Double) (nano.getAsLong() / 1e9));
        fields.put("unpricedRequests", block.totals().cost().unpriced());
        BurnRate rate = active ? block.burnRate() : null;
        BlockProjection projection = block.projection(now);
        fields.put("burnRate", rate == null ? null : rate(rate));
        fields.put("projection", projection == null ? null : projection(projection));
        if (limit != null && projection != null) {
            fields.put("tokenLimitStatus", status(limit, projection.totalTokens()));
        }
        return fields;
    }

    private static Map<String, Object> tokens(TokenSums tokens) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("inputTokens", tokens.input());
        fields.put("outputTokens", tokens.output());
        fields.put("cacheCreationInputTokens", tokens.cacheWrite());
        fields.put("cacheReadInputTokens", tokens.cacheRead());
        return fields;
    }

    private static Map<String, @Nullable Object> rate(BurnRate rate) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tokensPerMinute", rate.tokensPerMinute());
        fields.put("tokensPerMinuteForIndicator", rate.freshTokensPerMinute());
        fields.put("costPerHour", rate.costPerHour());
        return fields;
    }

    private static Map<String, @Nullable Object> projection(BlockProjection projection) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("totalTokens", projection.totalTokens());
        fields.put("totalCost", projection.totalCost());
        fields.put("remainingMinutes", projection.remainingMinutes());
        return fields;
    }

    private static Map<String, Object> status(long limit, long projected) {
        double percent = projected * 100.0 / limit;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("limit", limit);
        fields.put("projectedUsage", projected);
        fields.put("percentUsed", percent);
        fields.put("status", percent > FULL ? "exceeds" : percent > WARNING ? "warning" : "ok");
        return fields;
    }
}
