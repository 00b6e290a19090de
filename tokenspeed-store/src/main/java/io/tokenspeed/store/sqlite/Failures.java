package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.file.IoFailure;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Describes errors of a SQLite file in one sentence that names the file and the next step. */
public final class Failures {
    private final Path path;
    private final Advice advice;
    private final BooleanSupplier hasRoom;

    Failures(Path path) {
        this(path, Advice.LOCAL, () -> hasRoom(path));
    }

    Failures(Path path, Advice advice, BooleanSupplier hasRoom) {
        this.path = path;
        this.advice = advice;
        this.hasRoom = hasRoom;
    }

    /** Describes errors of a hub's database. */
    public static Failures ofHub(Path path) {
        return new Failures(path, Advice.HUB, () -> hasRoom(path));
    }

    /** Wraps a failure; searches its causes for SQLite's error. */
    public StorageException of(Throwable failure) {
        return new StorageException(sentence(failure), failure);
    }

    /** Returns the sentence about a failure. */
    public String sentence(Throwable failure) {
        return "The database " + path + " " + reason(failure);
    }

    private String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return reason(sqlite.getResultCode(), sqlite);
            }
        }
        return failure instanceof IOException && !hasRoom.getAsBoolean() ? advice.full() : unusable(failure);
    }

    private String reason(SQLiteErrorCode code, SQLiteException failure) {
        String name = code.name();
        if (isFull(name)) {
            return advice.full();
        }
        if (name.startsWith("SQLITE_READONLY") || name.startsWith("SQLITE_PERM")) {
            return advice.readOnly();
        }
        if (name.startsWith("SQLITE_CORRUPT")) {
            return advice.damaged();
        }
        if (name.startsWith("SQLITE_NOTADB")) {
            return advice.foreign();
        }
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return advice.locked();
        }
        if (name.startsWith("SQLITE_CANTOPEN")) {
            return advice.cannotOpen();
        }
        return name.startsWith("SQLITE_IOERR") ? advice.broken() : unusable(failure);
    }

    /**
     * SQLite reports a full disk as such only when it writes to the database or its log. For its shared-memory file,
     * and for creating and syncing files, it uses the same codes as for other errors.
     */
    private boolean isFull(String code) {
        return code.startsWith("SQLITE_FULL")
                || code.equals("SQLITE_IOERR_SHMSIZE")
                || ((code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_CANTOPEN")) && !hasRoom.getAsBoolean());
    }

    private static String unusable(Throwable failure) {
        String reason = failure instanceof IOException io ? IoFailure.reason(io) : failure.getMessage();
        return "cannot be used: " + reason + ".";
    }

    /** Whether the disk has room for about one small change. */
    static boolean hasRoom(Path path) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            return Files.getFileStore(folder == null ? path : folder).getUsableSpace() >= Advice.LEAST_BYTES;
        } catch (IOException unknown) {
            return true;
        }
    }
}
