package io.tokenspeed.store.predecessor;

import java.sql.SQLException;

/** A legacy database cannot be read, and will not be readable until somebody changes it. */
final class PredecessorDamage extends SQLException {
    private static final long serialVersionUID = 1L;

    PredecessorDamage(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
