package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as a process with different readers of its output, and checks standard error and exit code. */
class OutputProcessTest {
    @TempDir
    private Path home;

    private Path errors;
    private Path code;

    @BeforeEach
    void nameFiles() {
        errors = home.resolve("errors.txt");
        code = home.resolve("code.txt");
    }

    @Test
    void output_readerIsGone_endsSilently() throws IOException, InterruptedException {
        run("help", "true", Map.of());

        assertThat(errors).hasContent("");
        assertThat(code)
                .as("as of a program that the signal for a broken pipe ended")
                .hasContent("141");
    }

    @Test
    void output_fullDisk_isSaid() throws IOException, InterruptedException {
        run("help", "cat", Map.of("OUT", "/dev/full"));

        assertThat(errors).content().contains("could not be written completely");
        assertThat(code).hasContent("1");
    }

    @Test
    void adoption_ofThePredecessorsDatabase_saysNothing() throws IOException, InterruptedException, SQLException {
        Path database = predecessorsDatabase();

        run("daily --json", "cat", Map.of());

        assertThat(errors).hasContent("");
        assertThat(code).hasContent("0");
        try (var files = Files.list(database.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("the backup shows that it was adopted")
                    .anyMatch(name -> name.contains(".before-tokenspeed-"));
        }
    }

    @Test
    void adoption_withDebug_saysWhereTheBackupIs() throws IOException, InterruptedException, SQLException {
        predecessorsDatabase();

        run("daily --json", "cat", Map.of("TS_DEBUG", "1"));

        assertThat(errors)
                .content()
                .startsWith("tokenspeed: Adopting the database")
                .contains("a backup is at");
    }

    private Path predecessorsDatabase() throws IOException, SQLException {
        Path database = home.resolve(".local/share/opencode/tokenspeed-monitor/tokenspeed-monitor.sqlite");
        Files.createDirectories(database.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                CREATE TABLE requests (id TEXT PRIMARY KEY, session_id TEXT NOT NULL, message_id TEXT NOT NULL,
                model_id TEXT NOT NULL, provider_id TEXT, agent TEXT, input_tokens INTEGER NOT NULL DEFAULT 0,
                output_tokens INTEGER NOT NULL DEFAULT 0, reasoning_tokens INTEGER NOT NULL DEFAULT 0,
                cache_read INTEGER NOT NULL DEFAULT 0, cache_write INTEGER NOT NULL DEFAULT 0,
                total_tokens INTEGER NOT NULL DEFAULT 0, started_at INTEGER NOT NULL, completed_at INTEGER,
                duration_ms INTEGER, output_tps REAL, total_tps REAL, cost REAL,
                created_at INTEGER NOT NULL DEFAULT (strftime('%s','now')))""");
            statement.execute("""
                CREATE TABLE sessions (id TEXT PRIMARY KEY, started_at INTEGER, last_activity INTEGER,
                request_count INTEGER NOT NULL DEFAULT 0)""");
        }
        return database;
    }

    /** Runs the program before a reader, or with its output in the file {@code OUT}. */
    private void run(String arguments, String reader, Map<String, String> variables)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String program = "{ '" + java + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 io.tokenspeed.agent.TokenSpeed "
                + arguments + " > \"${OUT:-/dev/stdout}\" 2> '" + errors + "'; echo $? > '" + code + "'; } | " + reader;
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", program)
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(variables);
        assertThat(builder.start().waitFor()).isZero();
    }
}
