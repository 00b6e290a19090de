package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Executable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code ./check} installs the programs that tests need, on machines with fake programs only. */
class ToolsScriptTest {
    private static final Path SCRIPT = Path.of("../.ci/tools");

    @TempDir
    private Path folder;

    private int exit;

    @BeforeEach
    void furnish() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createFile(folder.resolve("log"));
        for (String program : List.of("tr", "env", "cat", "chmod")) {
            program(program, "exec " + found(program) + " \"$@\"");
        }
        program("id", "echo 1000");
        // Hides the machine's own sbin folders.
        String script = Files.readString(SCRIPT);
        String searched = "PATH=$PATH:/usr/sbin:/usr/local/sbin";
        assertThat(script).contains(searched);
        executable("tools", script.replace(searched, "PATH=$PATH:" + folder + "/sbin"));
    }

    @Test
    void nothingMissing_installsNothing() throws IOException, InterruptedException {
        program("chromium", "");
        executable("sbin/nginx", "#!/bin/sh\n");
        packageManager("apt-get");

        assertThat(run()).isEqualTo("-Dchromium=" + folder + "/bin/chromium\n");
        assertThat(exit).isZero();
        assertThat(log()).isEmpty();
    }

    @Test
    void root_installsWhatIsMissing() throws IOException, InterruptedException {
        program("id", "echo 0");
        packageManager("apt-get");

        assertThat(run()).endsWith("-Dchromium=" + folder + "/bin/chromium\n").contains("installing", "chromium nginx");
        assertThat(exit).isZero();
        assertThat(log())
                .containsExactly(
                        "apt-get update -q", "apt-get install -y --no-install-recommends -q chromium nginx-light");
    }

    @Test
    void userWithSudo_installsWithIt() throws IOException, InterruptedException {
        program("chromium", "");
        program("sudo", "echo \"sudo $*\" >> '" + folder + "/log'; shift; exec \"$@\"");
        program("true", "exit 0");
        packageManager("apt-get");

        run("strace");

        assertThat(exit).isZero();
        assertThat(log())
                .contains(
                        "sudo -n true",
                        "sudo -n apt-get update -q",
                        "apt-get install -y --no-install-recommends -q nginx-light strace");
    }

    @Test
    void userWhomSudoAsks_isToldTheCommand() throws IOException, InterruptedException {
        program("chromium", "");
        program("sudo", "exit 1");
        packageManager("apt-get");

        assertThat(run())
                .isEqualTo("check: the tests need what is not installed: run \"sudo apt-get install -y"
                        + " --no-install-recommends nginx-light\" first\n");
        assertThat(exit).isEqualTo(1);
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dnf, sudo dnf install -y chromium nginx",
        "apk, sudo apk add chromium nginx",
        "pacman, sudo pacman -S --needed chromium nginx",
        "brew, brew install chromium nginx",
    })
    void anotherSystem_isToldItsCommand(String manager, String command) throws IOException, InterruptedException {
        packageManager(manager);

        assertThat(run()).isEqualTo("check: the tests need what is not installed: run \"" + command + "\" first\n");
        assertThat(exit).isEqualTo(1);
        assertThat(log()).isEmpty();
    }

    @Test
    void systemWithoutAKnownPackageManager_isToldThePrograms() throws IOException, InterruptedException {
        program("nginx", "");

        assertThat(run("strace"))
                .isEqualTo("check: the tests need what is not installed: install chromium strace first\n");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void installationThatFails_isSaid() throws IOException, InterruptedException {
        program("id", "echo 0");
        program("chromium", "");
        program("apt-get", "echo 'no network'; exit 100");

        assertThat(run())
                .endsWith("check: the tests need what could not be installed: run \"apt-get install -y"
                        + " --no-install-recommends nginx-light\" and see why, or name a Chromium or Chrome with"
                        + " MAVEN_ARGS=-Dchromium=PATH\n");
        assertThat(exit).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "google-chrome", "google-chrome-stable", "chromium-browser"})
    void browser_underAnyOfItsNames_isUsed(String name) throws IOException, InterruptedException {
        program(name, "");
        program("nginx", "");

        assertThat(run()).isEqualTo("-Dchromium=" + folder + "/bin/" + name + "\n");
    }

    @Test
    void browser_thatWasNamed_isUsed() throws IOException, InterruptedException {
        program("nginx", "");

        assertThat(run(Map.of("MAVEN_ARGS", "-o -Dchromium=/opt/chrome -q"))).isEqualTo("-Dchromium=/opt/chrome\n");
        assertThat(exit).isZero();
    }

    /** A fake program that logs its calls and creates the programs that it is asked to install. */
    private void packageManager(String name) throws IOException {
        program(name, """
                echo "%1$s $*" >> '%2$s/log'
                [ "$1" = install ] || exit 0
                for package in "$@"; do
                  case $package in
                    nginx-light) program=nginx ;;
                    -* | install) continue ;;
                    *) program=$package ;;
                  esac
                  echo '#!/bin/sh' > "%2$s/bin/$program"
                  chmod +x "%2$s/bin/$program"
                done
                """.formatted(name, folder));
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private String run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("/bin/sh", folder + "/tools"), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder + "/bin");
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        exit = process.waitFor();
        return output;
    }

    private static Path found(String program) {
        return Stream.of("/bin", "/usr/bin")
                .map(bin -> Path.of(bin, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void program(String name, String text) throws IOException {
        executable("bin/" + name, "#!/bin/sh\n" + text + "\n");
    }

    private void executable(String name, String text) throws IOException {
        Object unused = Executable.write(folder.resolve(name), text);
    }
}
