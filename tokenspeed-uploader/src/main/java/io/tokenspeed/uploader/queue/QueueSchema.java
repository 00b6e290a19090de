package io.tokenspeed.uploader.queue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Makes the tables of the queue. Later versions only add, and statements name their columns, so that an older program goes
 * on using the file.
 */
final class QueueSchema {
    private static final String FILE = "queue.sql";
    private static final int VERSION = 1;

    private QueueSchema() {}

    /** Makes what is missing, all or nothing. In a transaction of the caller. */
    static void ensure(Sql sql) throws SQLException {
        if (sql.number("PRAGMA user_version") >= VERSION) {
            return;
        }
        for (String statement : text().split(";\\s*\n", -1)) {
            if (!statement.isBlank()) {
                sql.run(statement);
            }
        }
        CrashPoint.IN_SCHEMA.hit();
        sql.run("PRAGMA user_version = " + VERSION);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(QueueSchema.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(FILE + " cannot be read from the program", unreadable);
        }
    }
}
