package io.tokenspeed.agent.report;

/** Numbers for JSON. */
public final class JsonNumbers {
    private static final long NANO = 1_000_000_000L;

    private JsonNumbers() {}

    /** Nano-dollars as exact decimal dollars, without trailing zeros. */
    public static String dollars(long nanoUsd) {
        long rest = nanoUsd % NANO;
        if (rest == 0) {
            return Long.toString(nanoUsd / NANO);
        }
        String fraction = Long.toString(NANO + rest).substring(1);
        int end = fraction.length();
        while (fraction.charAt(end - 1) == '0') {
            end--;
        }
        return nanoUsd / NANO + "." + fraction.substring(0, end);
    }

    /** To four decimals; more would be noise. */
    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
