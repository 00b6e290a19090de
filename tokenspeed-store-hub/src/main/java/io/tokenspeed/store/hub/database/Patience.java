package io.tokenspeed.store.hub.database;

import io.tokenspeed.model.hub.TokenStorage;
import java.time.Duration;

/**
 * Time limits of a transaction on a database server, so that a server that falls silent does not block callers for
 * longer.
 *
 * @param whole from begin to commit
 * @param silence until the server answers a statement
 * @param lock for one lock that another transaction holds
 * @param idle between two statements
 */
public record Patience(Duration whole, Duration silence, Duration lock, Duration idle) {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /** For requests of devices, which wait for the answer. */
    static final Patience BRIEF =
            new Patience(Duration.ofSeconds(8), Duration.ofSeconds(5), TWO_SECONDS, Duration.ofSeconds(8));

    /** For uploads while another engine stores its part. */
    public static final Patience TWO_ENGINES =
            new Patience(Duration.ofSeconds(2L * TokenStorage.MAX_PUT_SECONDS), BRIEF.silence(), BRIEF.lock(), MINUTE);

    /** For queries over all stored usage. */
    public static final Patience READING =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), TWO_SECONDS, Duration.ofSeconds(30));

    /** For work on many rows: erasing, purging, checking all sums, migrating. */
    public static final Patience LONG = new Patience(HALF_HOUR, HALF_HOUR, HALF_HOUR, MINUTE);

    /** For erasing devices whose usage is in another engine: the transaction is idle while that engine deletes usage. */
    public static final Patience ERASING_IN_TWO_ENGINES = new Patience(HALF_HOUR, HALF_HOUR, HALF_HOUR, HALF_HOUR);

    /**
     * Statements that set the same limits at the server. Otherwise the server would go on after its client gave up, and
     * keep the locks of a client that vanished.
     */
    String settings() {
        return "; SET LOCAL statement_timeout = " + whole.toMillis() + "; SET LOCAL lock_timeout = " + lock.toMillis()
                + "; SET LOCAL idle_in_transaction_session_timeout = " + idle.toMillis();
    }
}
