package io.tokenspeed.store;

import io.tokenspeed.model.storage.StorageException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns the database's errors into one sentence that names the file and the next step. */
final class Failures {
    private final Path path;

    Failures(Path path) {
        this.path = path;
    }

    StorageException of(SQLException failure) {
        return new StorageException(sentence(failure), failure);
    }

    private String sentence(SQLException failure) {
        return "The database " + path + " "
                + (failure instanceof SQLiteException sqlite
                        ? reason(sqlite.getResultCode(), failure)
                        : "cannot be used: " + failure.getMessage() + ".");
    }

    private static String reason(SQLiteErrorCode code, SQLException failure) {
        String name = code.name();
        if (name.startsWith("SQLITE_FULL")) {
            return "cannot grow because the disk is full; free some space and run the command again.";
        }
        if (name.startsWith("SQLITE_READONLY") || name.startsWith("SQLITE_PERM")) {
            return "cannot be written; make it and its folder writable, or set TS_DB_PATH to another file.";
        }
        if (name.startsWith("SQLITE_CORRUPT")) {
            return "is damaged; move it away and run `tokenspeed import` to read the logs again.";
        }
        if (name.startsWith("SQLITE_NOTADB")) {
            return "is not a SQLite database; set TS_DB_PATH to another file.";
        }
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return "is locked by another program; close it or try again.";
        }
        if (name.startsWith("SQLITE_CANTOPEN")) {
            return "cannot be opened; check that its folder exists and may be used, or set TS_DB_PATH.";
        }
        return "cannot be used: " + failure.getMessage() + ".";
    }
}
