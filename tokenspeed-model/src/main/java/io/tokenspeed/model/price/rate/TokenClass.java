package io.tokenspeed.model.price.rate;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;

/** A class of tokens with a rate of its own. Output includes reasoning. */
public enum TokenClass {
    INPUT("input"),
    CACHE_READ("cacheRead"),
    CACHE_WRITE_5M("cacheWrite5m"),
    CACHE_WRITE_1H("cacheWrite1h"),
    OUTPUT("output");

    private final String word;

    TokenClass(String word) {
        this.word = word;
    }

    /** The name in answers. */
    public String word() {
        return word;
    }

    /** Returns how many tokens of this class there are. */
    public long count(TokenCounts tokens) {
        return switch (this) {
            case INPUT -> tokens.input();
            case CACHE_READ -> tokens.cacheRead();
            case CACHE_WRITE_5M -> tokens.cacheWrite5m();
            case CACHE_WRITE_1H -> tokens.cacheWrite1h();
            case OUTPUT -> tokens.output();
        };
    }

    /** Returns the tokens of this class alone. */
    TokenCounts only(TokenCounts tokens) {
        return new TokenCounts(
                this == INPUT ? tokens.input() : 0,
                this == CACHE_READ ? tokens.cacheRead() : 0,
                this == CACHE_WRITE_5M ? tokens.cacheWrite5m() : 0,
                this == CACHE_WRITE_1H ? tokens.cacheWrite1h() : 0,
                this == OUTPUT ? tokens.output() : 0,
                this == OUTPUT ? tokens.reasoning() : 0,
                tokens.reasoningKnown(),
                UsageSource.REPORTED,
                true);
    }
}
