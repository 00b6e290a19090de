package io.tokenspeed.agent.terminal;

import java.util.OptionalDouble;

/** Numbers as people read them. Written by hand because formatters cost more start-up time than a whole report. */
public final class Numbers {
    /** Stands for every number that is not known. */
    public static final String UNKNOWN = "—";

    private static final long NANO_PER_CENT = 10_000_000;
    private static final String UNITS = "KMBTPE";

    private Numbers() {}

    /** With thousands separators. */
    public static String full(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** Exact below 10,000, else with three significant digits and a unit: {@code 12.3K}, {@code 1.20M}. */
    public static String compact(long value) {
        if (value < 10_000) {
            return full(value);
        }
        double scaled = value;
        int unit = -1;
        while (scaled >= 999.5 && unit < UNITS.length() - 1) {
            scaled /= 1000;
            unit++;
        }
        return decimal(scaled, scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0) + UNITS.charAt(unit);
    }

    /** US dollars with cents; less than half a cent but more than nothing is {@code <$0.01}. */
    public static String dollars(long nanoUsd) {
        long cents = (nanoUsd + NANO_PER_CENT / 2) / NANO_PER_CENT;
        if (cents == 0 && nanoUsd > 0) {
            return "<$0.01";
        }
        long rest = cents % 100;
        return "$" + full(cents / 100) + (rest < 10 ? ".0" : ".") + rest;
    }

    /** Tokens per second: one decimal below 100. */
    public static String speed(OptionalDouble tokensPerSecond) {
        return tokensPerSecond.isPresent() ? speed(tokensPerSecond.getAsDouble()) : UNKNOWN;
    }

    /** Tokens per second: one decimal below 100. */
    public static String speed(double value) {
        return value < 99.95 ? decimal(value, 1) : full(Math.round(value));
    }

    /** A part of a whole in whole percent, never rounded up to all of it; unknown when there is no whole. */
    public static String percent(long part, long whole) {
        return whole == 0 ? UNKNOWN : part * 100 / whole + " %";
    }

    private static String decimal(double value, int digits) {
        long factor = digits == 0 ? 1 : digits == 1 ? 10 : 100;
        long scaled = Math.round(value * factor);
        if (digits == 0) {
            return full(scaled);
        }
        String fraction = Long.toString(factor + scaled % factor).substring(1);
        return full(scaled / factor) + "." + fraction;
    }
}
