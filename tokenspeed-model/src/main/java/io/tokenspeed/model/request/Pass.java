package io.tokenspeed.model.request;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of several passes over the model that a provider ran to answer one request. Each reads its own prompt, so the rates
 * for long prompts are decided pass by pass.
 *
 * @param input uncached input tokens
 * @param cacheRead input tokens read from a prompt cache
 * @param cacheWrite5m input tokens written to a five-minute cache
 * @param cacheWrite1h input tokens written to a one-hour cache
 * @param output output tokens including reasoning
 */
public record Pass(long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output) {
    private static final String BETWEEN_PASSES = ";";
    private static final String BETWEEN_COUNTS = ",";
    private static final int COUNTS = 5;

    public Pass {
        if (input < 0 || cacheRead < 0 || cacheWrite5m < 0 || cacheWrite1h < 0 || output < 0) {
            throw new IllegalArgumentException("a pass has a negative count: " + input + ", " + cacheRead + ", "
                    + cacheWrite5m + ", " + cacheWrite1h + ", " + output);
        }
    }

    /** Returns the counters of the pass. Its reasoning tokens are not known. */
    public TokenCounts tokens() {
        return new TokenCounts(
                input, cacheRead, cacheWrite5m, cacheWrite1h, output, 0, false, UsageSource.REPORTED, true);
    }

    /**
     * Returns passes as the text in which a database stores them: five counts per pass, separated by commas, passes by
     * semicolons; empty for no passes.
     */
    public static String text(List<Pass> passes) {
        return passes.stream().map(Pass::text).collect(Collectors.joining(BETWEEN_PASSES));
    }

    private String text() {
        return input
                + BETWEEN_COUNTS
                + cacheRead
                + BETWEEN_COUNTS
                + cacheWrite5m
                + BETWEEN_COUNTS
                + cacheWrite1h
                + BETWEEN_COUNTS
                + output;
    }

    /**
     * Reads what {@link #text(List)} wrote.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static List<Pass> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(BETWEEN_PASSES, -1))
                        .map(Pass::parseOne)
                        .toList();
    }

    private static Pass parseOne(String text) {
        String[] counts = text.split(BETWEEN_COUNTS, -1);
        if (counts.length != COUNTS) {
            throw new IllegalArgumentException("not a pass: " + text);
        }
        return new Pass(
                Long.parseLong(counts[0]),
                Long.parseLong(counts[1]),
                Long.parseLong(counts[2]),
                Long.parseLong(counts[3]),
                Long.parseLong(counts[4]));
    }
}
