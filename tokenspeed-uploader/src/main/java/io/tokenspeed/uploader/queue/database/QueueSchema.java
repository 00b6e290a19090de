package io.tokenspeed.uploader.queue.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Makes the tables of the queue. Later versions only add tables and columns, and statements name their columns, so that
 * an older program can use the file of a newer one.
 */
final class QueueSchema {
    private static final List<String> STEPS = List.of("queue.sql", "queue-2.sql");

    private QueueSchema() {}

    /** Applies the missing steps. Works in its caller's transaction, so that all of them are applied or none. */
    static void ensure(Sql sql, CrashHook crashHook) throws SQLException {
        int version = (int) sql.number("PRAGMA user_version");
        for (int step = version; step < STEPS.size(); step++) {
            apply(sql, STEPS.get(step));
            crashHook.reached(CrashPoint.IN_SCHEMA);
            sql.run("PRAGMA user_version = " + (step + 1));
        }
    }

    private static void apply(Sql sql, String file) throws SQLException {
        for (String statement : text(file).split(";\\s*\n", -1)) {
            if (!statement.isBlank()) {
                sql.run(statement);
            }
        }
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(QueueSchema.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + " cannot be read from the program", unreadable);
        }
    }
}
