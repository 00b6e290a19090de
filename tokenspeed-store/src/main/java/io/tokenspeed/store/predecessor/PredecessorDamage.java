package io.tokenspeed.store.predecessor;

import java.sql.SQLException;

/** Thrown if a database of the predecessor cannot be read and trying again is useless until the file changes. */
final class PredecessorDamage extends SQLException {
    private static final long serialVersionUID = 1L;

    PredecessorDamage(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
