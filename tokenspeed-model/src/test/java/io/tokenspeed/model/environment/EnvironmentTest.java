package io.tokenspeed.model.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Path WORK = Path.of("/somewhere/work");

    @Test
    void of_homeIsHome_thenUserProfile_thenThatOfTheJvm() {
        assertThat(Environment.of(Map.of("HOME", "/h", "USERPROFILE", "/u"), WORK)
                        .home())
                .isEqualTo(Path.of("/h"));
        assertThat(Environment.of(Map.of("HOME", " ", "USERPROFILE", "/u"), WORK)
                        .home())
                .isEqualTo(Path.of("/u"));
        assertThat(Environment.of(Map.of(), WORK).home()).isEqualTo(Path.of(System.getProperty("user.home")));
    }

    @Test
    void variable_blank_isNotSet() {
        Environment environment = Environment.of(Map.of("HOME", "/h", "A", "x", "B", "  "), WORK);

        assertThat(environment.variable("A")).contains("x");
        assertThat(environment.variable("B")).isEmpty();
        assertThat(environment.variable("C")).isEmpty();
    }

    @Test
    void path_startsAtHomeForTilde_andAtTheWorkingDirectoryWhenRelative() {
        Environment environment = Environment.of(Map.of("HOME", "/h", "A", "~/x", "B", "y", "C", "/z"), WORK);

        assertThat(environment.path("A")).contains(Path.of("/h/x"));
        assertThat(environment.path("B")).contains(Path.of("/somewhere/work/y"));
        assertThat(environment.path("C")).contains(Path.of("/z"));
        assertThat(environment.path("D")).isEmpty();
    }

    @Test
    void path_tildeAlone_isHome() {
        Environment environment = Environment.of(Map.of("HOME", "/h", "A", "~"), WORK);

        assertThat(environment.path("A")).contains(Path.of("/h"));
    }

    @Test
    void paths_areSplitAtCommas_emptyPartsLeftOut() {
        Environment environment = Environment.of(Map.of("HOME", "/h", "A", " ~/x, /y ,,"), WORK);

        assertThat(environment.paths("A")).containsExactly(Path.of("/h/x"), Path.of("/y"));
        assertThat(environment.paths("B")).isEmpty();
    }
}
