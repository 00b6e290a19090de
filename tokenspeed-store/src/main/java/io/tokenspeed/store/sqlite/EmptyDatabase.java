package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.file.ReplacedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * An empty database with all migrations applied. The build makes it with {@link #main}, so that a new database is a
 * copy of it and only older databases need Liquibase.
 */
public final class EmptyDatabase {
    private static final String RESOURCE = "empty.sqlite";

    private EmptyDatabase() {}

    /**
     * Creates the resource.
     *
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        try (Connections connections = new Connections(file)) {
            new Schema(connections, Clock.system(ZoneId.systemDefault())).migrate();
            try (Connection connection = connections.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    /** Creates a copy at {@code path} in one step, so that a partial copy is never there. */
    static void copyTo(Path path) throws IOException {
        Path copy = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(copy);
        OwnerFile.create(copy);
        try (InputStream resource = EmptyDatabase.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IOException("resource " + RESOURCE + " is missing");
            }
            Files.write(copy, resource.readAllBytes());
        }
        for (String beside : List.of("-wal", "-shm")) {
            // SQLite would use these files of a deleted database for the new one.
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + beside));
        }
        ReplacedFile.put(copy, path);
    }
}
