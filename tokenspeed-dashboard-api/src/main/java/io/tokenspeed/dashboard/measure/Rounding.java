package io.tokenspeed.dashboard.measure;

/** Rounds what a chart shows, because further digits say nothing and make answers long. */
final class Rounding {
    private static final double THOUSAND = 1000;
    private static final double MILLION = 1e6;

    private Rounding() {}

    /** To three decimals. */
    static double speed(double tokensPerSecond) {
        return Math.round(tokensPerSecond * THOUSAND) / THOUSAND;
    }

    /** To six decimals. */
    static double ratio(double ratio) {
        return Math.round(ratio * MILLION) / MILLION;
    }
}
