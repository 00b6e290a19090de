package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.terminal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares what reports print with fixture files: tables line by line, JSON as trees. */
class FixtureTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "overview, ",
                "daily, daily",
                "daily-breakdown, daily --breakdown --order desc",
                "weekly, weekly",
                "monthly, monthly",
                "session, session",
                "models, models",
                "providers, providers",
                "projects, projects",
                "speed, speed",
                "empty-range, daily --since 2020-01-01 --until 2020-01-02",
                "help, help",
                "help-daily, help daily",
                "doctor, doctor",
                "config, config --timezone Europe/Amsterdam",
                "pricing, pricing claude-opus-4-8",
                "import, import",
                "sources, sources"
            })
    void table_looksAsInItsFixture(String name, String command) throws IOException {
        CommandRun run = new CommandRun(Sample.workspace()).run(words(command));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(fixture(name + ".txt"));
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource({
        "overview, --json",
        "daily, daily --json",
        "weekly, weekly --json",
        "monthly, monthly --json",
        "session, session --json",
        "models, models --json",
        "providers, providers --json",
        "projects, projects --json",
        "speed, speed --json",
        "doctor, doctor --json",
        "config, config --json --no-color",
        "pricing, pricing claude-opus-4-8 --json",
        "pricing-unknown, pricing nobody-knows-me --json",
        "import, import --json",
        "sources, sources --json"
    })
    void json_hasTheShapeOfItsFixture(String name, String command) throws IOException {
        CommandRun run = new CommandRun(Sample.workspace()).run(words(command));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(JSON.readTree(run.out())).isEqualTo(JSON.readTree(fixture(name + ".json")));
    }

    @Test
    void wideTerminal_showsMoreColumns() throws IOException {
        CommandRun run =
                new CommandRun(Sample.workspace()).with("COLUMNS", "160").run("daily");

        assertThat(run.out()).isEqualTo(fixture("daily-wide.txt"));
    }

    private static String[] words(String command) {
        return command == null ? new String[0] : command.split(" ");
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = FixtureTest.class.getResourceAsStream("/command/" + name)) {
            assertThat(in).as("fixture %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
