package io.tokenspeed.sources.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptPeriodTest {
    @TempDir
    private Path folder;

    private Path settings;

    @BeforeEach
    void name() {
        settings = folder.resolve("settings.json");
    }

    @Test
    void read_setting_isItsDays() throws IOException {
        Files.writeString(settings, "{\"env\":{\"cleanupPeriodDays\":7},\"cleanupPeriodDays\":3650,\"x\":[1]}");

        assertThat(TranscriptPeriod.read(settings)).contains(new TranscriptPeriod(settings, 3650, false));
    }

    @Test
    void read_noFileOrNoSetting_isTheDefault() throws IOException {
        assertThat(TranscriptPeriod.read(settings)).contains(new TranscriptPeriod(settings, 30, true));

        Files.writeString(settings, "{\"env\":{\"cleanupPeriodDays\":7}}");

        assertThat(TranscriptPeriod.read(settings)).contains(new TranscriptPeriod(settings, 30, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"cleanupPeriodDays\":0}",
                "{\"cleanupPeriodDays\":-1}",
                "{\"cleanupPeriodDays\":\"90\"}",
                "{\"cleanupPeriodDays\":1.5}",
                "{\"cleanupPeriodDays\":99999999999999999999}",
                "{\"cleanupPeriodDays\":90",
                "{\"cleanupPeriodDays\":90,}"
            })
    void read_noSense_isUnknown(String text) throws IOException {
        Files.writeString(settings, text);

        assertThat(TranscriptPeriod.read(settings)).isEmpty();
    }

    @Test
    void read_folderInsteadOfAFile_isUnknown() throws IOException {
        Files.createDirectory(settings);

        assertThat(TranscriptPeriod.read(settings)).isEmpty();
    }
}
