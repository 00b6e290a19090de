package io.tokenspeed.hub.maintenance;

import io.tokenspeed.model.hub.TokenStorage;
import java.util.OptionalLong;

/**
 * Compares the sums per hour and day with the buckets, and remembers how many differ. Safe for use by several threads.
 */
public final class DriftCheck {
    private static final System.Logger logger = System.getLogger(DriftCheck.class.getName());
    private static final long NONE = -1;

    private final TokenStorage tokens;
    private volatile long found = NONE;

    DriftCheck(TokenStorage tokens) {
        this.tokens = tokens;
    }

    /** Runs the check, which reads all buckets and so belongs to quiet hours. */
    void run() {
        long differing = tokens.drift();
        found = differing;
        if (differing > 0) {
            logger.log(System.Logger.Level.WARNING, differing + " sums per hour or day differ from their buckets");
        }
    }

    /** How many sums differed at the last check; empty before the first. */
    public OptionalLong found() {
        long last = found;
        return last == NONE ? OptionalLong.empty() : OptionalLong.of(last);
    }
}
