package io.tokenspeed.store.hub.database;

import io.tokenspeed.model.hub.TokenStorage;
import java.time.Duration;

/**
 * How long a transaction on a database server may take before it is given up, so that a server that falls silent holds
 * nobody up for longer.
 *
 * @param whole from its begin to its commit
 * @param silence until the server answers a statement
 * @param lock for one lock that somebody else holds
 */
public record Patience(Duration whole, Duration silence, Duration lock) {
    /** For what devices wait for. */
    static final Patience BRIEF = new Patience(Duration.ofSeconds(8), Duration.ofSeconds(5), Duration.ofSeconds(2));

    /** For what devices wait for while another engine stores its part. */
    public static final Patience TWO_ENGINES =
            new Patience(Duration.ofSeconds(2L * TokenStorage.MAX_PUT_SECONDS), BRIEF.silence(), BRIEF.lock());

    /** For questions over all that is stored. */
    public static final Patience READING =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(2));

    /** For what changes or reads much: erasing, forgetting what is old, checking all sums, migrating. */
    public static final Patience LONG =
            new Patience(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(30));

    private static final long MOST_IDLE_MILLIS = 60_000;

    /**
     * Statements that tell the server the same. It would else go on after its client gave up, and keep the locks of a client
     * that vanished.
     */
    String settings() {
        return "; SET LOCAL statement_timeout = " + whole.toMillis() + "; SET LOCAL lock_timeout = " + lock.toMillis()
                + "; SET LOCAL idle_in_transaction_session_timeout = " + Math.min(whole.toMillis(), MOST_IDLE_MILLIS);
    }
}
