package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.wire.WireUsage;
import org.jspecify.annotations.Nullable;

/**
 * The token counts that a fake answer reports. Each dialect writes them in its own form.
 *
 * @param prompt all tokens of the prompt, those read from and written to a cache among them
 * @param cached how many of them were read from a cache
 * @param written5m how many of them were written to a cache that lives five minutes
 * @param written1h how many of them were written to a cache that lives one hour
 * @param output all generated tokens, reasoning among them
 * @param reasoning how many of them are reasoning; null where the provider does not say
 */
public record ReportedUsage(
        long prompt,
        long cached,
        long written5m,
        long written1h,
        long output,
        @Nullable Long reasoning) implements WireUsage {
    /** Returns counts without cache and without a word on reasoning. */
    public static ReportedUsage of(long prompt, long output) {
        return new ReportedUsage(prompt, 0, 0, 0, output, null);
    }

    /** Returns these counts with so many tokens of the prompt read from a cache. */
    public ReportedUsage cached(long tokens) {
        return new ReportedUsage(prompt, tokens, written5m, written1h, output, reasoning);
    }

    /** Returns these counts with so many tokens of the prompt written to caches. */
    public ReportedUsage written(long fiveMinutes, long oneHour) {
        return new ReportedUsage(prompt, cached, fiveMinutes, oneHour, output, reasoning);
    }

    /** Returns these counts with so many tokens of the output being reasoning. */
    public ReportedUsage reasoning(long tokens) {
        return new ReportedUsage(prompt, cached, written5m, written1h, output, tokens);
    }

    /** Returns the sum; its reasoning is the sum of what is known. */
    ReportedUsage plus(ReportedUsage other) {
        Long mine = reasoning;
        Long others = other.reasoning;
        return new ReportedUsage(
                prompt + other.prompt,
                cached + other.cached,
                written5m + other.written5m,
                written1h + other.written1h,
                output + other.output,
                mine == null ? others : Long.valueOf(others == null ? mine : mine + others));
    }
}
