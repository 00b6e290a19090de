package io.tokenspeed.agent.fake;

import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;

/** A group of attempts that happened at one instant, as the fake usage reader adds them up. */
public record Entry(
        String tool, String session, String project, String provider, String model, Instant at, UsageTotals totals) {
    /** One priced request of Claude Code with an approximate speed of 50 tokens per second. */
    public static Entry claude(String at, long input, long output, long nanoUsd) {
        return new Entry(
                "claude",
                "session-a",
                "/home/dev/work/shop",
                "anthropic",
                "claude-opus-4-8",
                Instant.parse(at),
                totals(
                        at,
                        new TokenSums(input, 1_000, 200, 50, output, 10),
                        new CostSum(nanoUsd, 1, 0),
                        new PooledSpeed(1, output, output * 20)));
    }

    /** One unpriced request of Codex without a speed, with one failed and one cancelled attempt beside it. */
    public static Entry codexUnpriced(String at, long input, long output) {
        UsageTotals one = totals(at, new TokenSums(input, 0, 0, 0, output, 0), new CostSum(0, 0, 1), PooledSpeed.NONE);
        UsageTotals failures = new UsageTotals(
                new AttemptCounts(0, 1, 1),
                TokenSums.ZERO,
                CostSum.ZERO,
                UsageGaps.NONE,
                SpeedPools.NONE,
                one.firstAtMillis(),
                one.lastAtMillis());
        return new Entry(
                "codex",
                "session-b",
                "/home/dev/work/a-project-with-a-rather-long-name/and-a-folder-in-it",
                "openai",
                "gpt-6-codex-experimental-2026-10-31-preview",
                Instant.parse(at),
                one.plus(failures));
    }

    /** The same group with other sums. */
    public Entry with(UsageTotals other) {
        return new Entry(tool, session, project, provider, model, at, other);
    }

    private static UsageTotals totals(String at, TokenSums tokens, CostSum cost, PooledSpeed e2e) {
        long millis = Instant.parse(at).toEpochMilli();
        return new UsageTotals(
                new AttemptCounts(1, 0, 0),
                tokens,
                cost,
                UsageGaps.NONE,
                new SpeedPools(PooledSpeed.NONE, e2e, e2e.samples(), PooledSpeed.NONE, PooledSpeed.NONE),
                millis,
                millis);
    }

    String key(Dimension dimension) {
        return switch (dimension) {
            case PROJECT -> project;
            case PROVIDER -> provider;
            case MODEL -> model;
            case TOOL -> tool;
            case SESSION -> session;
        };
    }
}
