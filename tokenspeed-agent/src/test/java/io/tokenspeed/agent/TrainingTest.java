package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that are run once so that their classes can be archived. A command that failed there, for a class of a jar
 * that only the server has, would leave every start without an archive.
 */
class TrainingTest {
    private static final Pattern INCLUDE = Pattern.compile("<include>([^:<]+):([^<]+)</include>");

    @TempDir
    private Path home;

    @Test
    void train_withTheJarsOfTheCommandLineAlone_succeeds() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                commandLineClassPath(),
                "io.tokenspeed.agent.TokenSpeed",
                "--train");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        Process training = builder.start();
        training.getOutputStream().close();
        String output = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(training.waitFor()).as(output).isZero();
    }

    /** What the assembly puts into {@code lib}, as files of this build and of the local repository. */
    private static String commandLineClassPath() throws IOException {
        String assembly = Files.readString(Path.of("src/main/assembly/dist.xml"));
        String lib = assembly.substring(0, assembly.indexOf("<outputDirectory>lib/server</outputDirectory>"));
        List<String> names = new ArrayList<>();
        INCLUDE.matcher(lib).results().forEach(include -> names.add(nameOf(include.group(1), include.group(2))));
        String all = Files.readString(Path.of("target/runtime-class-path.txt")).strip();
        return Arrays.stream(all.split(File.pathSeparator))
                        .filter(entry -> names.stream().anyMatch(entry::contains))
                        .collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + Path.of("target/classes").toAbsolutePath();
    }

    /** The part of a path by which an artifact is known: in the repository, or in the folder of a module. */
    private static String nameOf(String group, String artifact) {
        if (artifact.equals("*")) {
            return File.separator + group.replace('.', File.separatorChar) + File.separator;
        }
        return File.separator + artifact + File.separator;
    }
}
