package io.tokenspeed.store.query;

import static io.tokenspeed.store.columns.UsageColumn.believedTokens;

import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PromptSize;
import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.columns.SpeedKind;
import io.tokenspeed.store.columns.UsageQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the speeds of single requests by group and size of the prompt. */
final class SizeSamples {
    private static final String NUMBERS = "has_usage, " + believedTokens("input") + " + " + believedTokens("cache_read")
            + " + " + believedTokens("cache_write_5m") + " + " + believedTokens("cache_write_1h") + ", "
            + SpeedKind.DECODE.milliTokensPerSecond() + ", " + SpeedKind.E2E.milliTokensPerSecond()
            + ", COALESCE(ttft_ms, -1)";

    private final List<Dimension> by;
    private final Map<SizeGroup, Samples> groups = new HashMap<>();

    SizeSamples(List<Dimension> by) {
        this.by = by;
    }

    private static final class Samples {
        private long requests;
        private final HistogramBuilder decode = new HistogramBuilder();
        private final HistogramBuilder e2e = new HistogramBuilder();
        private final HistogramBuilder ttft = new HistogramBuilder();

        private static void add(HistogramBuilder samples, long sample) {
            if (sample >= 0) {
                samples.record(sample);
            }
        }
    }

    /** Adds the requests that a connection shows. */
    void add(Connection connection, UsageFilter filter) throws SQLException {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = "SELECT " + UsageQuery.columns(by) + NUMBERS + " FROM usage_request" + query.where();
        try (PreparedStatement statement = query.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                add(row);
            }
        }
    }

    /** Columns are read by their place, which is faster than by their names. */
    private void add(ResultSet row) throws SQLException {
        int at = by.size();
        List<String> keys = new ArrayList<>(at);
        for (int i = 1; i <= at; i++) {
            keys.add(row.getString(i));
        }
        SizeGroup group = new SizeGroup(keys, PromptSize.of(row.getLong(at + 2)));
        Samples samples = groups.computeIfAbsent(group, unused -> new Samples());
        samples.requests += row.getLong(at + 1);
        Samples.add(samples.decode, row.getLong(at + 3));
        Samples.add(samples.e2e, row.getLong(at + 4));
        Samples.add(samples.ttft, row.getLong(at + 5));
    }

    SizeBlock block() {
        List<SizedSpeeds> rows = new ArrayList<>();
        groups.forEach((group, samples) -> rows.add(new SizedSpeeds(
                group.keys(),
                group.size(),
                samples.requests,
                samples.decode.build(),
                samples.e2e.build(),
                samples.ttft.build())));
        return new SizeBlock(rows);
    }
}
