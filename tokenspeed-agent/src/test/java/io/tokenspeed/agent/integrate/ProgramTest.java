package io.tokenspeed.agent.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Executable;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which launcher is stored in files, so that it survives the next build. */
class ProgramTest {
    @TempDir
    private Path folder;

    private Path clone;

    @BeforeEach
    void resolve() throws IOException {
        clone = folder.toRealPath();
    }

    @Test
    void toStay_builtInAClone_isItsStartScript() throws IOException {
        Path built = executable("tokenspeed-agent/target/dist/bin/tokenspeed");
        Path script = executable("tokenspeed");
        Path link = Files.createSymbolicLink(clone.resolve("link"), built);

        assertThat(toStay(built)).isEqualTo(script);
        assertThat(toStay(link)).isEqualTo(script);
        assertThat(toStay(script)).isEqualTo(script);
    }

    @Test
    void toStay_installed_isWhatWasCalled() throws IOException {
        Path installed = executable("opt/tokenspeed/bin/tokenspeed");
        Path link = Files.createSymbolicLink(clone.resolve("link"), installed);

        assertThat(toStay(installed)).isEqualTo(installed);
        assertThat(toStay(link)).isEqualTo(link);
    }

    @Test
    void toStay_buildWithoutSources_isWhatWasCalled() throws IOException {
        Path built = executable("tokenspeed-agent/target/dist/bin/tokenspeed");

        assertThat(toStay(built)).isEqualTo(built);
    }

    private Path toStay(Path called) {
        Environment environment = new Environment(Map.of(InstalledProgram.VARIABLE, called.toString()), clone, clone);
        return InstalledProgram.toStay(environment).path();
    }

    private Path executable(String name) throws IOException {
        return Executable.write(clone.resolve(name), "#!/bin/sh\n");
    }
}
