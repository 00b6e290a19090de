package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.file.OwnerFile;
import java.nio.file.Path;
import java.util.List;

/** Restricts a database that all users may read to its owner. */
public final class OwnerOnly {
    private static final List<String> BESIDE = List.of("-wal", "-shm", ".lock");

    private OwnerOnly() {}

    /**
     * Removes the rights of other users from a database that everybody may read, and from the files beside it. Does
     * nothing if only a group has rights. Files of other owners stay.
     */
    public static void closeToOthers(Path database) {
        if (!OwnerFile.isOpenToAll(database)) {
            return;
        }
        OwnerFile.closeToOthers(database);
        for (String beside : BESIDE) {
            OwnerFile.closeToOthers(database.resolveSibling(database.getFileName() + beside));
        }
        Backups.of(database).forEach(OwnerFile::closeToOthers);
    }
}
