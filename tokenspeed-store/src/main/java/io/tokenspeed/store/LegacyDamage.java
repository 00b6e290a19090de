package io.tokenspeed.store;

import java.sql.SQLException;

/** A legacy database cannot be read, and will not be readable until somebody changes it. */
final class LegacyDamage extends SQLException {
    private static final long serialVersionUID = 1L;

    LegacyDamage(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
