package io.tokenspeed.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class IoFailureTest {
    @Test
    void reason_ofAClassThatNamesOnlyThePath() {
        assertThat(IoFailure.reason(new NoSuchFileException("/a"))).isEqualTo("there is no such file");
        assertThat(IoFailure.reason(new AccessDeniedException("/a"))).isEqualTo("permission denied");
        assertThat(IoFailure.reason(new NotDirectoryException("/a"))).isEqualTo("it is not a folder");
        assertThat(IoFailure.reason(new FileSystemLoopException("/a"))).isEqualTo("its links form a loop");
    }

    @Test
    void of_wordsOfTheSystem() {
        assertThat(IoFailure.of(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo(IoFailure.FULL);
        assertThat(IoFailure.of(new IOException("Disk quota exceeded"))).isEqualTo(IoFailure.FULL);
        assertThat(IoFailure.of(new IOException("There is not enough space on the disk")))
                .isEqualTo(IoFailure.FULL);
        assertThat(IoFailure.of(new FileSystemException("/a", null, "Read-only file system")))
                .isEqualTo(IoFailure.READ_ONLY);
    }

    @Test
    void reason_ofAnotherKind_isWhatTheSystemSaysWithoutThePath() {
        FileSystemException failure = new FileSystemException("/a", null, "Too many open files");

        assertThat(IoFailure.of(failure)).isEqualTo(IoFailure.OTHER);
        assertThat(IoFailure.reason(failure)).isEqualTo("Too many open files");
        assertThat(IoFailure.reason(new IOException("odd"))).isEqualTo("odd");
    }

    @Test
    void reason_ofNoWords_namesTheKind() {
        assertThat(IoFailure.reason(new IOException())).isEqualTo("IOException");
        assertThat(IoFailure.reason(new FileSystemException("/a"))).isEqualTo("FileSystemException");
    }
}
