package io.tokenspeed.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileFailureTest {
    private static final Path FOLDER = Path.of("/home/dev/.claude");

    @Test
    void sentence_permissionDenied_saysWhatToDo() {
        assertThat(FileFailure.sentence(FOLDER, new AccessDeniedException("/home/dev/.claude")))
                .isEqualTo("Cannot look at /home/dev/.claude: permission denied; give yourself the right to read it.");
    }

    @Test
    void sentence_reasonOfTheSystem_namesThePathOnce() {
        assertThat(FileFailure.ofRest(FOLDER, new FileSystemException("/home/dev/.claude", null, "Input/output error")))
                .isEqualTo("Cannot list all of /home/dev/.claude: Input/output error.");
    }

    @Test
    void sentence_noReason_namesTheKind() {
        assertThat(FileFailure.sentence(FOLDER, new IOException())).endsWith(": IOException.");
    }
}
