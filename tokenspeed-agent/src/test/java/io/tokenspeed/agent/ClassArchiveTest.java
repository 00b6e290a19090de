package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Executable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the start script with a fake Java, which writes what it is told to write, and prints its arguments. */
class ClassArchiveTest {
    private static final String JAVA = """
        #!/bin/sh
        for argument in "$@"; do
          case $argument in
            -XX:DumpLoadedClassList=* | -XX:AOTCacheOutput=*) echo written > "${argument#*=}" ;;
            -XX:SharedArchiveFile=*) case $* in *-Xshare:dump*) echo written > "${argument#*=}" ;; esac ;;
          esac
        done
        [ -f "$(dirname "$0")/fails" ] && exit 1
        echo "called: $*"
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.createFile(folder.resolve("lib/tokenspeed-agent.jar"));
        executable("bin/tokenspeed", Files.readString(Path.of("src/main/dist/bin/tokenspeed")));
        executable("java/bin/java", JAVA);
    }

    @Test
    void firstCommand_ofJava17_leavesAClassDataArchive() throws IOException, InterruptedException {
        version("17.0.1");

        assertThat(called()).doesNotContain("SharedArchiveFile").endsWith("daily");
        assertThat(archives()).hasSize(1);
        assertThat(called()).contains("-XX:SharedArchiveFile=" + archives().get(0) + " ");
    }

    @Test
    void firstCommand_ofJava25_leavesAnAheadOfTimeCache() throws IOException, InterruptedException {
        version("25.0.1");

        assertThat(called()).doesNotContain("AOTCache").endsWith("daily");
        assertThat(archives()).hasSize(1);
        assertThat(called()).contains("-XX:AOTCache=" + archives().get(0) + " ").doesNotContain("-Xshare");
    }

    @Test
    void command_ofAnOldJava_isRefused() throws IOException, InterruptedException {
        version("11.0.2");

        assertThat(called()).startsWith("tokenspeed: Java 17 or newer is needed");
    }

    @Test
    void training_fails_leavesNothingHalfWritten() throws IOException, InterruptedException {
        version("17.0.1");
        executable("java/bin/fails", "");

        assertThat(called()).isEmpty();
        assertThat(archives()).isEmpty();
    }

    private void version(String java) throws IOException {
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"" + java + "\"\n");
    }

    private List<String> archives() throws IOException {
        try (var files = Files.list(folder.resolve("a cache/tokenspeed"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("classes-"))
                    .map(Path::toString)
                    .toList();
        }
    }

    /** Waits for the training, too, because it keeps the file descriptor open to which the output goes. */
    private String called() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$0\" daily 3>&1",
                        folder.resolve("bin/tokenspeed").toString())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("a cache").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isBetween(0, 1);
        return output.strip();
    }

    private void executable(String name, String text) throws IOException {
        Object unused = Executable.write(folder.resolve(name), text);
    }
}
