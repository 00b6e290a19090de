package io.tokenspeed.sources.opencode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Says in one sentence why a database could not be read. */
final class DatabaseFailure {
    private DatabaseFailure() {}

    static IOException of(Path path, SQLException cause) {
        return new IOException(path + " " + reason(cause), cause);
    }

    private static String reason(SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return "cannot be read: " + cause.getMessage();
        }
        // Extended codes keep the basic one in their low byte.
        return switch (sqlite.getResultCode().code & 0xff) {
            case 5, 6 -> "is locked by another program, it is read again next time";
            case 11 -> "is damaged: SQLite cannot read it to its end";
            case 14 -> "cannot be opened by SQLite";
            case 26 -> "is not an SQLite database";
            default -> "cannot be read: " + cause.getMessage();
        };
    }
}
