package io.tokenspeed.sources.codex;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import org.jspecify.annotations.Nullable;

/**
 * A tuple of counters of a {@code token_count} event, as logged: input includes cache reads and writes, output includes
 * reasoning.
 *
 * @param input input tokens
 * @param cached cache reads among them
 * @param written cache writes among them
 * @param output output tokens
 * @param reasoning reasoning among them
 * @param total the sum as logged
 */
record CodexUsage(long input, long cached, long written, long output, long reasoning, long total) {
    private static final Key INPUT = Key.of("input_tokens");
    private static final Key CACHED = Key.of("cached_input_tokens");
    private static final Key WRITTEN = Key.of("cache_write_input_tokens");
    private static final Key OUTPUT = Key.of("output_tokens");
    private static final Key REASONING = Key.of("reasoning_output_tokens");
    private static final Key TOTAL = Key.of("total_tokens");
    private static final int RADIX = 36;

    static @Nullable CodexUsage read(JsonScanner scanner) {
        if (!scanner.tryEnterObject()) {
            return null;
        }
        long[] n = new long[6];
        while (scanner.nextMember()) {
            int field = field(scanner);
            if (field < 0) {
                scanner.skip();
            } else {
                n[field] = scanner.integer(0);
            }
        }
        return new CodexUsage(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    private static int field(JsonScanner scanner) {
        if (scanner.at(INPUT)) {
            return 0;
        } else if (scanner.at(CACHED)) {
            return 1;
        } else if (scanner.at(WRITTEN)) {
            return 2;
        } else if (scanner.at(OUTPUT)) {
            return 3;
        } else if (scanner.at(REASONING)) {
            return 4;
        }
        return scanner.at(TOTAL) ? 5 : -1;
    }

    /** What was added since an earlier total; null when the counters went back. */
    @Nullable
    CodexUsage since(CodexUsage earlier) {
        boolean risen = input >= earlier.input
                && cached >= earlier.cached
                && written >= earlier.written
                && output >= earlier.output
                && reasoning >= earlier.reasoning;
        return !risen
                ? null
                : new CodexUsage(
                        input - earlier.input,
                        cached - earlier.cached,
                        written - earlier.written,
                        output - earlier.output,
                        reasoning - earlier.reasoning,
                        Math.max(0, total - earlier.total));
    }

    boolean isEmpty() {
        return input + output == 0;
    }

    /** In normal form. Parts that are larger than their whole are cut to it. */
    TokenCounts counts() {
        long read = Math.min(cached, input);
        long write = Math.min(written, input - read);
        return new TokenCounts(
                input - read - write,
                read,
                write,
                0,
                output,
                Math.min(reasoning, output),
                true,
                UsageSource.REPORTED,
                true);
    }

    /** A short text that is equal exactly for equal counters. */
    String key() {
        return Long.toString(input, RADIX)
                + '.'
                + Long.toString(cached, RADIX)
                + '.'
                + Long.toString(written, RADIX)
                + '.'
                + Long.toString(output, RADIX)
                + '.'
                + Long.toString(reasoning, RADIX)
                + '.'
                + Long.toString(total, RADIX);
    }
}
