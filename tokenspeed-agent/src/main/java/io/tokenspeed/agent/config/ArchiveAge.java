package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old requests become before they are archived.
 *
 * @param days the days; 0 means that nothing is archived
 */
public record ArchiveAge(int days) {
    /** The environment variable that sets it. */
    public static final String VARIABLE = "TS_ARCHIVE_DAYS";

    /** The days where the variable is not set. */
    public static final int DEFAULT = 365;

    private static final int MOST = 36_500;
    private static final int LONGEST = 5;

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException if the variable is no such number, with a sentence for the user
     */
    public static ArchiveAge of(Environment environment) {
        return new ArchiveAge(
                environment.variable(VARIABLE).map(ArchiveAge::parse).orElse(DEFAULT));
    }

    private static int parse(String text) {
        String digits = text.strip();
        boolean number = digits.matches("[0-9]{1," + LONGEST + "}");
        if (!number || Integer.parseInt(digits) > MOST) {
            throw new IllegalArgumentException(VARIABLE
                    + " must be a whole number of days from 1 to 36500, or 0 for never, not \"" + text + "\".");
        }
        return Integer.parseInt(digits);
    }

    /** The instant before which hours are archived; empty if nothing is. */
    public Optional<Instant> before(Instant now) {
        return days == 0 ? Optional.empty() : Optional.of(now.minus(Duration.ofDays(days)));
    }
}
