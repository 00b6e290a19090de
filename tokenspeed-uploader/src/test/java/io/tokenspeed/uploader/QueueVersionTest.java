package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.uploader.queue.QueueLimits;
import io.tokenspeed.uploader.queue.database.Connector;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program that is older than the queue's file can use it, and keeps what it does not know. */
class QueueVersionTest {
    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    /** Changes the schema as a later version may: more tables, and columns with a default. */
    private void upgrade() throws SQLException {
        try (Connection connection = Connector.sqlite(bench.folder.resolve("upload.sqlite"));
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                statement.execute("ALTER TABLE " + table + " ADD COLUMN later TEXT NOT NULL DEFAULT 'later'");
            }
            statement.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)");
            statement.execute("PRAGMA user_version = 99");
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(8);
        return tables;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = Connector.sqlite(bench.folder.resolve("upload.sqlite"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    @Test
    void file_ofANewerProgram_isUsedAsBefore() throws Exception {
        bench.record();
        bench.pass(10 * MINUTE);
        bench.uploader.control().preview();
        upgrade();
        bench.restart();

        for (int i = 0; i < 30; i++) {
            bench.record();
            bench.run(MINUTE);
        }
        bench.run(30 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(31);
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
        assertThat(number("PRAGMA user_version")).isEqualTo(99);
    }

    @Test
    void file_ofANewerProgram_countsLossesAndForgets() throws Exception {
        bench.limits = new QueueLimits(3_000, 50_000_000, 30);
        upgrade();
        bench.restart();
        for (int i = 0; i < 20; i++) {
            bench.record("m" + i);
        }
        bench.pass(10 * MINUTE);
        bench.run(30 * MINUTE);
        assertThat(bench.uploader.control().status().queue().losses().byReason().get("queue_overflow"))
                .isPositive();

        bench.uploader.control().forget();
        bench.run(MINUTE);

        assertThat(bench.hub.buckets()).isEmpty();
        assertThat(bench.uploader.control().status().removal().requested()).isFalse();
    }
}
