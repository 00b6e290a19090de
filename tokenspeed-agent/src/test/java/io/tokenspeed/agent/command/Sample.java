package io.tokenspeed.agent.command;

import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;

/** A small history with everything that reports must be honest about. */
final class Sample {
    private Sample() {}

    static FakeWorkspace workspace() {
        return FakeWorkspace.of(
                Entry.claude("2026-09-30T10:00:00Z", 5_000, 900, 120_000_000L),
                Entry.claude("2026-11-03T10:00:00Z", 12_345_678, 400_000, 123_456_789_000L),
                Entry.claude("2026-11-03T23:30:00Z", 2_000, 500, 20_000_000L),
                Entry.codexUnpriced("2026-11-04T09:00:00Z", 1_234, 56),
                placeholder(Entry.claude("2026-11-05T09:00:00Z", 3_000, 7, 1_000_000L)));
    }

    private static Entry placeholder(Entry entry) {
        UsageTotals t = entry.totals();
        return entry.with(new UsageTotals(
                new AttemptCounts(t.requests(), t.counts().failed(), t.counts().cancelled()),
                t.tokens(),
                t.cost(),
                new UsageGaps(1, 0),
                new SpeedPools(
                        t.speeds().decode(), PooledSpeed.NONE, 0, t.speeds().turn(), PooledSpeed.NONE),
                t.firstAtMillis(),
                t.lastAtMillis()));
    }
}
