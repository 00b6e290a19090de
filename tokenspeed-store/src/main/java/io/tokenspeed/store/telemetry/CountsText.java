package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;

/** Token counts as the text in {@code telemetry_lent}. */
final class CountsText {
    private CountsText() {}

    static String of(TokenCounts counts) {
        return counts.input() + "," + counts.cacheRead() + "," + counts.cacheWrite5m() + "," + counts.cacheWrite1h()
                + "," + counts.output() + "," + counts.reasoning() + "," + counts.reasoningKnown() + ","
                + counts.source().name() + "," + counts.outputReliable();
    }

    static TokenCounts parse(String text) {
        String[] parts = text.split(",", -1);
        return new TokenCounts(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                Boolean.parseBoolean(parts[6]),
                UsageSource.valueOf(parts[7]),
                Boolean.parseBoolean(parts[8]));
    }
}
