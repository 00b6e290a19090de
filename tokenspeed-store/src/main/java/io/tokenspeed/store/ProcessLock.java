package io.tokenspeed.store;

import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;

/**
 * The lock that whoever changes the schema or takes over another file holds, across threads and processes. The system
 * releases it when its holder dies.
 */
final class ProcessLock {
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path database;

    ProcessLock(Path database) {
        this.database = database;
    }

    /** What is done alone. */
    interface Change {
        void make() throws IOException;
    }

    /** Waits until nobody else holds the lock of this database and makes the change. */
    void whileHeld(Change change) {
        Path lockFile = database.resolveSibling(database.getFileName() + ".lock");
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = OwnerOnly.openForWriting(lockFile);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    change.make();
                }
            } catch (IOException failure) {
                throw new StorageException(sentence(), failure);
            }
        }
    }

    private String sentence() {
        return "Cannot make or change the database " + database
                + (Failures.hasRoom(database)
                        ? "; make its folder writable and see that the disk is not full, or set TS_DB_PATH."
                        : ", because the disk is full; free some space and run the command again.");
    }
}
