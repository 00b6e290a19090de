package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.file.OwnerFile;
import java.nio.file.Path;
import java.util.List;

/** Takes the rights of everybody else off a database. */
public final class OwnerOnly {
    private static final List<String> BESIDE = List.of("-wal", "-shm", ".lock");

    private OwnerOnly() {}

    /**
     * Closes a database that everybody may read to others, and the files beside it. Rights that its user gave to a group
     * only, and files of other users, stay.
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
