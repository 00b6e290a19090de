package io.tokenspeed.sources.database;

import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Converts an SQL failure to one that says in a few words why a database could not be read. */
public final class DatabaseFailure {
    private DatabaseFailure() {}

    /** The failure in a few words. */
    public static IOException of(SQLException cause) {
        return new IOException(reason(cause), cause);
    }

    private static String reason(SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return String.valueOf(cause.getMessage());
        }
        // The low byte of an extended result code is the basic code; see https://sqlite.org/rescode.html.
        return switch (sqlite.getResultCode().code & 0xff) {
            case 5, 6 -> "it is locked by another program and is read again next time";
            case 11 -> "it is damaged, SQLite cannot read it to its end";
            case 14 -> "SQLite cannot open it";
            case 26 -> "it is not an SQLite database";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
