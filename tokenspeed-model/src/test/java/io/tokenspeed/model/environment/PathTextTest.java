package io.tokenspeed.model.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathTextTest {
    private static final String NAME = "caf\u00e9 \u65e5\u672c %41";

    @TempDir
    private Path folder;

    @Test
    void of_isTheNameInEveryLocale() throws IOException, InterruptedException {
        Files.createFile(PathText.path(folder + "/" + NAME));

        for (String locale : List.of("C", "POSIX", "C.UTF-8")) {
            assertThat(childIn(locale, folder.toString(), NAME)).isEqualTo("true true");
        }
    }

    @Test
    void of_bytesThatAreNoUtf8_areTwoNames() throws IOException {
        Path one = Files.createFile(Path.of(URI.create("file://" + folder + "/%E9")));
        Path other = Files.createFile(Path.of(URI.create("file://" + folder + "/%E8")));

        assertThat(PathText.of(one)).endsWith("/%E9");
        assertThat(PathText.of(other)).endsWith("/%E8");
    }

    @Test
    void path_thatNamesNothing_isRefused() {
        assertThatThrownBy(() -> PathText.path("/a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sentence_saysWhatToDo() {
        assertThat(PathText.sentence(new InvalidPathException("/caf?", "unmappable characters")))
                .isEqualTo(
                        "Cannot use the path /caf?: unmappable characters; set LC_ALL to a locale with UTF-8, such as"
                                + " C.UTF-8, and run it again.");
    }

    /** Runs a process in another locale, which looks for the file by its name, and returns its output. */
    private static String childIn(String locale, String folder, String name) throws IOException, InterruptedException {
        String hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder,
                hex);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    /** The process: finds the only file of a folder, whose name it gets as bytes. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            String name = new String(HexFormat.of().parseHex(arguments[1]), StandardCharsets.UTF_8);
            String path = arguments[0] + "/" + name;
            try (var files = Files.newDirectoryStream(Path.of(arguments[0]))) {
                System.out.println(Files.exists(PathText.path(path)) + " "
                        + PathText.of(files.iterator().next()).equals(path));
            }
        }
    }
}
