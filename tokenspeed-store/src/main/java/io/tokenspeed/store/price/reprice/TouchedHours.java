package io.tokenspeed.store.price.reprice;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedSet;

/** Is told which hours a transaction will change before it changes them, so that their requests can be made ready. */
public interface TouchedHours {
    /** Does nothing: every request is a row that can be changed. */
    TouchedHours READY = (connection, hours) -> {};

    /**
     * Prepares hours.
     *
     * @param connection the connection, inside the transaction
     * @param hours hours since the epoch
     */
    void prepare(Connection connection, SortedSet<Long> hours) throws SQLException;
}
