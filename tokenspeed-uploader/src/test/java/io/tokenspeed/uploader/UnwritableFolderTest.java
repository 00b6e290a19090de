package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.uploader.queue.database.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sqlite.JDBC;

/** Where the uploader may not write, it says so once, waits, and does not disturb the embedding program. */
class UnwritableFolderTest {
    private static final Logger LOGGER = Logger.getLogger(Uploader.class.getName());

    @RegisterExtension
    private final Bench bench = new Bench();

    private final Warnings warnings = new Warnings();

    /** The warnings that users would see. */
    private static final class Warnings extends Handler {
        final List<String> texts = new ArrayList<>();

        @Override
        public void publish(LogRecord told) {
            if (told.getLevel().intValue() >= Level.WARNING.intValue()) {
                texts.add(told.getParameters()[0].toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        LOGGER.addHandler(warnings);
    }

    @AfterEach
    void forget() {
        LOGGER.removeHandler(warnings);
    }

    @Test
    void database_thatCannotBeWritten_delaysUploadsOnly() throws Exception {
        bench.enrol();
        bench.connector = path -> JDBC.createConnection("jdbc:sqlite:file:" + path + "?mode=ro", new Properties());
        bench.restart();
        for (int i = 0; i < 20; i++) {
            bench.record();
            bench.run(3 * MINUTE);
        }
        assertThat(bench.hub.buckets()).isEmpty();
        assertThat(warnings.texts)
                .singleElement()
                .asString()
                .contains(bench.folder.resolve("upload.sqlite").toString(), "readonly");

        bench.connector = Connector::sqlite;
        bench.run(60 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(20);
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
    }

    @Test
    void folder_thatCannotBeMade_isToldOnce() throws Exception {
        Path file = Files.createFile(bench.folder.resolve("file"));
        bench.folder = file.resolve("folder");
        bench.restart();
        assertThatThrownBy(() -> bench.uploader.control().enable(Bench.HUB, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
        bench.variables.put("TS_UPLOAD_ENABLED", "1");
        bench.variables.put("TS_HUB_URL", Bench.HUB);
        bench.restart();

        bench.record();
        bench.run(60 * MINUTE);

        assertThat(warnings.texts).singleElement().asString().contains(bench.folder.toString());
        assertThat(bench.hub.calls()).isEmpty();
        assertThat(bench.requests.requests()).isEqualTo(1);
    }

    /** A folder in place of the file cannot be read, like the file of another user. */
    @Test
    void credentials_thatCannotBeRead_areToldOnce() throws Exception {
        Path file = bench.folder.resolve("hub-device.json");
        bench.enrol();
        byte[] credentials = Files.readAllBytes(file);
        Files.delete(file);
        Files.createDirectory(file);
        bench.record();
        bench.run(60 * MINUTE);
        assertThat(bench.hub.buckets()).isEmpty();
        assertThat(warnings.texts).hasSize(1);

        Files.delete(file);
        Files.write(file, credentials);
        bench.run(60 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }
}
