package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;

/** A lock across threads and processes, held while the schema changes or another file is taken over. */
public final class ProcessLock {
    private final Path database;
    private final LockFile file;

    public ProcessLock(Path database) {
        this.database = database;
        this.file = new LockFile(database.resolveSibling(database.getFileName() + ".lock"));
    }

    /** A change to make while the lock is held. */
    public interface Change {
        void make() throws IOException;
    }

    /** Waits for the lock of this database and makes the change. */
    public void whileHeld(Change change) {
        try {
            file.whileHeld(locked -> {
                change.make();
                return true;
            });
        } catch (IOException failure) {
            throw new StorageException(sentence(), failure);
        }
    }

    private String sentence() {
        return "Cannot make or change the database " + database
                + (Failures.hasRoom(database)
                        ? "; make its folder writable and see that the disk is not full, or set TS_DB_PATH."
                        : ", because the disk is full; free some space and run the command again.");
    }
}
