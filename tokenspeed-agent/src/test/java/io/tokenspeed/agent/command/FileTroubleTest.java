package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
    private static final String FILE = "/data/db.sqlite.serve";

    @Test
    void sentence_permissionDenied() {
        assertThat(sentence(new UncheckedIOException(new AccessDeniedException(FILE))))
                .isEqualTo("Cannot read or write " + FILE + ": permission denied; give yourself the right to it and to"
                        + " its folder and run the command again.");
    }

    @Test
    void sentence_diskFull_ofNoFile() {
        assertThat(sentence(new IOException("No space left on device")))
                .isEqualTo("Cannot write a file: no space left on the disk; make room where /data/db.sqlite and your"
                        + " home folder lie and run the command again.");
    }

    @Test
    void sentence_reasonsOfTheSystem() {
        assertThat(sentence(new FileSystemException(FILE, null, "No space left on device")))
                .startsWith("Cannot write " + FILE + ": no space left on the disk; make room there");
        assertThat(sentence(new FileSystemException(FILE, null, "Read-only file system")))
                .startsWith("Cannot write " + FILE + ": read-only file system; make it writable");
        assertThat(sentence(new FileSystemException(FILE, null, "Too many open files")))
                .isEqualTo(
                        "Cannot read or write " + FILE + ": Too many open files; check it and run the command again.");
        assertThat(sentence(new NoSuchFileException(FILE))).startsWith("Cannot find " + FILE + ";");
    }

    @Test
    void sentence_aboutNoFile_isEmpty() {
        assertThat(FileTrouble.sentence(new IllegalStateException("odd"), Path.of("/db")))
                .isEmpty();
        assertThat(FileTrouble.sentence(new IOException("odd"), Path.of("/db"))).isEmpty();
    }

    private static String sentence(Exception failure) {
        return FileTrouble.sentence(failure, Path.of("/data/db.sqlite")).orElseThrow();
    }
}
