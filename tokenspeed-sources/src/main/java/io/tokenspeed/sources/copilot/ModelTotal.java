package io.tokenspeed.sources.copilot;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;

/**
 * The tokens and the cost of a model in a session. The log states them at each end of the session, counted since its
 * start, or since its history was last made shorter.
 *
 * @param before what was counted before the counters last began anew
 * @param now the latest counters
 */
record ModelTotal(Counted before, Counted now) {
    static final ModelTotal NONE = new ModelTotal(Counted.NONE, Counted.NONE);

    /** Tokens, and a cost in nano-dollars. */
    record Counted(TokenCounts tokens, long nano) {
        static final Counted NONE = new Counted(TokenCounts.NONE, 0);

        private Counted plus(Counted other) {
            return new Counted(sum(tokens, other.tokens), Sum.of(nano, other.nano));
        }

        private boolean below(Counted other) {
            return tokens.input() < other.tokens.input()
                    || tokens.cacheRead() < other.tokens.cacheRead()
                    || tokens.cacheWrite5m() < other.tokens.cacheWrite5m()
                    || tokens.output() < other.tokens.output()
                    || nano < other.nano;
        }
    }

    /** Returns the total after the log stated new counters. */
    ModelTotal then(Counted stated) {
        return new ModelTotal(stated.below(now) ? before.plus(now) : before, stated);
    }

    /** Returns everything that was counted. */
    Counted all() {
        return before.plus(now);
    }

    private static TokenCounts sum(TokenCounts a, TokenCounts b) {
        UsageSource source = a.source() == UsageSource.MISSING ? b.source() : a.source();
        boolean partial = a.source() == UsageSource.PARTIAL || b.source() == UsageSource.PARTIAL;
        return new TokenCounts(
                Sum.of(a.input(), b.input()),
                Sum.of(a.cacheRead(), b.cacheRead()),
                Sum.of(a.cacheWrite5m(), b.cacheWrite5m()),
                0,
                Sum.of(a.output(), b.output()),
                Sum.of(a.reasoning(), b.reasoning()),
                a.reasoningKnown() || b.reasoningKnown(),
                partial ? UsageSource.PARTIAL : source,
                a.outputReliable() && b.outputReliable());
    }
}
