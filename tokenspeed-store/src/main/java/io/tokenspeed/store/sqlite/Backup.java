package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.file.ReplacedFile;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Makes a copy of another program's database beside it, before a migration changes it. The copy is complete and
 * checked, or absent. The caller holds the {@link ProcessLock}.
 */
final class Backup {
    /** The part of the copy's name after the database's name. */
    static final String MARK = ".before-tokenspeed";

    private final Path database;
    private final Clock clock;

    Backup(Path database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes the copy while other programs may write, and returns its path. */
    Path make(Connection connection) throws SQLException, IOException {
        Path part = database.resolveSibling(database.getFileName() + MARK + ".part");
        deleteWithJournal(part);
        OwnerFile.create(part);
        long least = count(connection);
        copy(connection, part);
        check(part, least, count(connection));
        return ReplacedFile.put(part, freeName());
    }

    private static void copy(Connection connection, Path target) throws SQLException {
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, target.toString());
            vacuum.execute();
        }
    }

    /**
     * Checks the copy. Rows are only ever added, so its count must lie between the counts before and after the copying.
     */
    private void check(Path copy, long least, long most) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            long count = count(connection);
            if (count < least || count > most || !isSound(connection)) {
                throw new StorageException(
                        "The backup of " + database + " is not as it should be, so nothing was changed; check the disk"
                                + " and run the command again.",
                        null);
            }
        }
    }

    private static boolean isSound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return row.next() && row.getString(1).equals("ok");
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM requests")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private Path freeName() {
        // Made here and not once, because a start that makes no copy would take milliseconds for it.
        DateTimeFormatter stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
        String name = database.getFileName() + MARK + "-" + stamp.format(LocalDateTime.now(clock));
        Path free = database.resolveSibling(name);
        for (int i = 2; Files.exists(free); i++) {
            free = database.resolveSibling(name + "-" + i);
        }
        return free;
    }

    private static void deleteWithJournal(Path part) throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(part.resolveSibling(part.getFileName() + "-journal"));
    }
}
