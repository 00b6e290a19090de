package io.tokenspeed.sources.codex;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.json.JsonScanner;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Token counters as a usage object in the log has them: input includes cache reads and writes, output includes
 * reasoning. An unknown counter is 0.
 *
 * @param input input tokens
 * @param cached cache reads among the input tokens
 * @param written cache writes among the input tokens
 * @param output output tokens
 * @param reasoning reasoning tokens among the output tokens
 * @param total the sum as logged
 * @param absent the missing counters, as bits of {@link TokenCounter#bit()}
 * @param impossible the counters that were not whole numbers from 0 up, as bits of {@link TokenCounter#bit()}
 */
record CodexUsage(
        long input, long cached, long written, long output, long reasoning, long total, int absent, int impossible) {
    private static final int RADIX = 36;
    private static final int IMPOSSIBLE = -1;

    /** Creates counters that are all known. */
    CodexUsage(long input, long cached, long written, long output, long reasoning, long total) {
        this(input, cached, written, output, reasoning, total, 0, 0);
    }

    /** Reads a usage object; returns null if the value is no object or has no counter. */
    static @Nullable CodexUsage read(JsonScanner scanner) {
        if (!scanner.tryEnterObject()) {
            return null;
        }
        long[] n = new long[TokenCounter.COUNT];
        int absent = TokenCounter.ALL;
        int impossible = 0;
        while (scanner.nextMember()) {
            TokenCounter counter = TokenCounter.at(scanner);
            if (counter == null || scanner.tryNull()) {
                skipUnknown(scanner, counter);
                continue;
            }
            absent &= ~counter.bit();
            long value = scanner.integer(IMPOSSIBLE);
            n[counter.place()] = Math.max(0, value);
            impossible |= value == IMPOSSIBLE ? counter.bit() : 0;
        }
        return absent == TokenCounter.ALL
                ? null
                : new CodexUsage(n[0], n[1], n[2], n[3], n[4], n[5], absent, impossible);
    }

    private static void skipUnknown(JsonScanner scanner, @Nullable TokenCounter counter) {
        if (counter == null) {
            scanner.skip();
        }
    }

    /** Reads the text that {@link #key} returned. */
    static CodexUsage parse(String key) {
        long[] n = Arrays.stream(key.split("\\.", -1))
                .mapToLong(number -> Long.parseLong(number, RADIX))
                .toArray();
        return new CodexUsage(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    /** Whether tokens were used, even if their number cannot be read. */
    boolean hasTokens() {
        return input + output > 0
                || (impossible & (TokenCounter.INPUT.bit() | TokenCounter.OUTPUT.bit())) != 0
                || (lacks(TokenCounter.INPUT) && lacks(TokenCounter.OUTPUT) && total > 0);
    }

    /** Whether all counters except the total can be read, and input and output are present. */
    boolean isSound() {
        return (impossible & ~TokenCounter.TOTAL.bit()) == 0
                && !lacks(TokenCounter.INPUT)
                && !lacks(TokenCounter.OUTPUT);
    }

    private boolean lacks(TokenCounter counter) {
        return (absent & counter.bit()) != 0;
    }

    private boolean isKnown(TokenCounter counter) {
        return ((absent | impossible) & counter.bit()) == 0;
    }

    /** Whether no counter is below the other's. */
    boolean isAtLeast(CodexUsage other) {
        return input >= other.input
                && cached >= other.cached
                && written >= other.written
                && output >= other.output
                && reasoning >= other.reasoning;
    }

    /** Whether all counters except the totals are equal. */
    boolean counts(CodexUsage other) {
        return isAtLeast(other) && other.isAtLeast(this);
    }

    /** Whether all counters and the totals are equal. */
    boolean hasSameNumbers(CodexUsage other) {
        return total == other.total && counts(other);
    }

    /** Returns these counters minus a part, none of whose counters may be larger. */
    CodexUsage minus(CodexUsage part) {
        return new CodexUsage(
                input - part.input,
                cached - part.cached,
                written - part.written,
                output - part.output,
                reasoning - part.reasoning,
                Math.max(0, total - part.total),
                absent,
                impossible);
    }

    /** Returns the sum of both. */
    CodexUsage plus(CodexUsage other) {
        return new CodexUsage(
                input + other.input,
                cached + other.cached,
                written + other.written,
                output + other.output,
                reasoning + other.reasoning,
                total + other.total);
    }

    /**
     * Returns the counters in normal form. A part larger than its whole is cut to the whole; an unknown counter counts
     * as 0.
     */
    TokenCounts counts() {
        boolean inputKnown = isKnown(TokenCounter.INPUT);
        long read = inputKnown ? Math.min(cached, input) : cached;
        long write = inputKnown ? Math.min(written, input - read) : written;
        return new TokenCounts(
                inputKnown ? input - read - write : 0,
                read,
                write,
                0,
                output,
                Math.min(reasoning, output),
                isKnown(TokenCounter.REASONING),
                source(),
                isKnown(TokenCounter.OUTPUT));
    }

    private UsageSource source() {
        if (!isKnown(TokenCounter.INPUT) && !isKnown(TokenCounter.OUTPUT)) {
            return UsageSource.MISSING;
        }
        return faults().isEmpty() ? UsageSource.REPORTED : UsageSource.PARTIAL;
    }

    /** Returns which counters cannot be true, each in a few words; empty where all can. */
    String faults() {
        return Arrays.stream(TokenCounter.values())
                .flatMap(counter -> fault(counter).stream())
                .collect(Collectors.joining(", "));
    }

    private List<String> fault(TokenCounter counter) {
        if (counter == TokenCounter.TOTAL) {
            return List.of();
        }
        if ((impossible & counter.bit()) != 0) {
            return List.of(counter.field() + " is not a whole number from 0 up");
        }
        boolean needed = counter == TokenCounter.INPUT || counter == TokenCounter.OUTPUT;
        if (needed && lacks(counter)) {
            return List.of(counter.field() + " is missing");
        }
        return isMoreThanItsWhole(counter) ? List.of(counter.field() + " is more than " + whole(counter)) : List.of();
    }

    private boolean isMoreThanItsWhole(TokenCounter counter) {
        return switch (counter) {
            case CACHED -> isKnown(TokenCounter.INPUT) && cached > input;
            case WRITTEN -> isKnown(TokenCounter.INPUT) && cached <= input && written > input - cached;
            case REASONING -> isKnown(TokenCounter.OUTPUT) && reasoning > output;
            case INPUT, OUTPUT, TOTAL -> false;
        };
    }

    private static String whole(TokenCounter counter) {
        return counter == TokenCounter.REASONING ? TokenCounter.OUTPUT.field() : TokenCounter.INPUT.field();
    }

    /** Returns a short text that is equal exactly for equal counters and totals. */
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
