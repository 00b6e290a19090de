package io.tokenspeed.fakeprovider.wire;

import org.jspecify.annotations.Nullable;

/** Token counts that a fake answer reports. */
public interface WireUsage {
    /** All tokens of the prompt, those read from and written to a cache among them. */
    long prompt();

    /** How many of them were read from a cache. */
    long cached();

    /** How many of them were written to a cache that lives five minutes. */
    long written5m();

    /** How many of them were written to a cache that lives one hour. */
    long written1h();

    /** All generated tokens, reasoning among them. */
    long output();

    /** How many of them are reasoning; null where the provider does not say. */
    @Nullable
    Long reasoning();

    /** The tokens of the prompt that were written to caches. */
    default long written() {
        return written5m() + written1h();
    }

    /** The tokens of the prompt that no cache was involved in. */
    default long uncached() {
        return prompt() - cached() - written();
    }

    /** Returns so much of the output as is not known to be reasoning. */
    default long visible() {
        Long hidden = reasoning();
        return hidden == null ? output() : output() - hidden;
    }
}
