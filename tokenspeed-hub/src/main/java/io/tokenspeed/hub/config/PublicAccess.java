package io.tokenspeed.hub.config;

import io.tokenspeed.server.settings.Values;

/**
 * What people see who have not signed in.
 *
 * @param open whether they see anything
 * @param cohort how many devices need a share in what they see
 */
public record PublicAccess(boolean open, int cohort) {
    /** Fewer devices would show what one of them did to whoever knows the others. */
    private static final int LEAST_COHORT = 5;

    private static final int MOST_COHORT = 1_000_000;

    static PublicAccess of(Values values) {
        return new PublicAccess(
                values.choice("dashboard.access", "members", "public").equals("public"),
                values.number("dashboard.cohort", LEAST_COHORT, LEAST_COHORT, MOST_COHORT));
    }
}
