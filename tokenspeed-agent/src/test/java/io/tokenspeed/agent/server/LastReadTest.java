package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.server.access.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastReadTest {
    private static final AccessToken TOKEN =
            AccessToken.of("0123456789abcdef0123456789abcdef").orElseThrow();

    private static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");

    @TempDir
    private Path folder;

    private Path database;

    @BeforeEach
    void name() {
        database = folder.resolve("db.sqlite");
    }

    @Test
    void age_noDatabase_isUnknown() {
        assertThat(LastRead.of(database).age(NOW)).isNull();
    }

    @Test
    void age_neverNoted_isThatOfTheDatabase() throws IOException {
        Files.setLastModifiedTime(Files.createFile(database), FileTime.from(NOW.minusSeconds(90)));

        assertThat(LastRead.of(database).age(NOW)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void age_noted_isSinceThen() throws IOException {
        Files.setLastModifiedTime(Files.createFile(database), FileTime.from(NOW.minusSeconds(90)));

        LastRead.of(database).note(NOW.minusSeconds(30));

        assertThat(LastRead.of(database).age(NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(LastRead.of(database).age(NOW.minusSeconds(60))).isEqualTo(Duration.ZERO);
    }

    @Test
    void age_followedByAServer_isSinceItsLastBeat() throws IOException {
        LastRead.of(database).note(NOW.minusSeconds(30));
        ServerFile server = ServerFile.of(database);

        server.write("http://localhost:1", NOW, false, ExportLoss.NONE, TOKEN);
        server.touch(NOW.minusSeconds(2));
        assertThat(LastRead.of(database).age(NOW)).isEqualTo(Duration.ofSeconds(30));

        server.write("http://localhost:1", NOW, true, ExportLoss.NONE, TOKEN);
        server.touch(NOW.minusSeconds(2));
        assertThat(LastRead.of(database).age(NOW)).isEqualTo(Duration.ofSeconds(2));
    }
}
