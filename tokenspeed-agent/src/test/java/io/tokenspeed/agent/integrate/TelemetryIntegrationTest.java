package io.tokenspeed.agent.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.integrate.Change.Kind;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryIntegrationTest {
    private static final TelemetryTarget TARGET = new TelemetryTarget(3456, "feed-me");

    @TempDir
    private Path home;

    private Environment environment;
    private Path claude;
    private Path codex;

    @BeforeEach
    void name() throws IOException {
        environment = new Environment(Map.of(), home, home);
        claude = Files.createDirectories(home.resolve(".claude")).resolve("settings.json");
        codex = Files.createDirectories(home.resolve(".codex")).resolve("config.toml");
    }

    private Kind install(String agent) throws IOException {
        return TelemetryIntegration.install(agent, environment, TARGET)
                .orElseThrow()
                .kind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"model\": \"opus\"\n}\n",
                "{\"env\": {\"X\": \"1\"}, \"a\": 2}",
                "{\n  \"env\": {\n    \"X\": \"}\"\n  }\n}\n"
            })
    void claude_installThenRemove_givesBackEveryCharacter(String before) throws IOException {
        Files.writeString(claude, before);

        assertThat(install("claude-code")).isEqualTo(Kind.ADDED);
        assertThat(Files.readString(claude))
                .contains("\"CLAUDE_CODE_ENABLE_TELEMETRY\": \"1\"")
                .contains("\"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT\": \"http://127.0.0.1:3456/v1/logs\"")
                .contains("\"OTEL_EXPORTER_OTLP_LOGS_HEADERS\": \"X-TS-Token=feed-me\"");
        assertThat(install("claude-code")).isEqualTo(Kind.UNCHANGED);
        assertThat(TelemetryIntegration.remove("claude-code", environment)
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.REMOVED);
        assertThat(Files.readString(claude)).isEqualTo(before);
    }

    @Test
    void claude_withTheToken_isReadableByItsOwnerAlone() throws IOException {
        Files.writeString(claude, "{}");
        Files.setPosixFilePermissions(claude, PosixFilePermissions.fromString("rw-r--r--"));

        install("claude-code");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(claude)))
                .isEqualTo("rw-------");
    }

    @Test
    void claude_onAnotherPort_isUpdated() throws IOException {
        install("claude-code");

        Change change = TelemetryIntegration.install("claude-code", environment, new TelemetryTarget(4000, "feed-me"))
                .orElseThrow();

        assertThat(change.kind()).isEqualTo(Kind.UPDATED);
        assertThat(Files.readString(claude)).contains(":4000/v1/logs").doesNotContain(":3456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"env\": {\"OTEL_LOGS_EXPORTER\": \"console\"}}",
                "{\"env\": {\"OTEL_EXPORTER_OTLP_ENDPOINT\": \"http://elsewhere\"}}",
                "{\"env\": {\"CLAUDE_CODE_ENABLE_TELEMETRY\": \"1\"}}",
                "{\"env\": 5}",
                "{\"env\""
            })
    void claude_whatIsNotOurs_stays(String theirs) throws IOException {
        Files.writeString(claude, theirs);

        assertThat(install("claude-code")).isEqualTo(Kind.KEPT);
        assertThat(Files.readString(claude)).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "model = \"gpt-5.5\"\n", "[tui]\nx = 1", "# otel is nice\n"})
    void codex_installThenRemove_givesBackTheFile(String before) throws IOException {
        Files.writeString(codex, before);

        assertThat(install("codex")).isEqualTo(Kind.ADDED);
        assertThat(Files.readString(codex))
                .startsWith(before)
                .contains("[otel]\nlog_user_prompt = false\n")
                .contains("endpoint = \"http://127.0.0.1:3456/v1/logs\"")
                .contains("\"X-TS-Token\" = \"feed-me\"");
        assertThat(install("codex")).isEqualTo(Kind.UNCHANGED);
        assertThat(TelemetryIntegration.remove("codex", environment)
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.REMOVED);
        assertThat(Files.readString(codex).strip()).isEqualTo(before.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[otel]\n",
                "[otel.exporter.x]\n",
                "otel.environment = \"dev\"\n",
                "otel = { }\n",
                "[ \"otel\" ]\n"
            })
    void codex_whatIsNotOurs_stays(String theirs) throws IOException {
        Files.writeString(codex, theirs);

        assertThat(install("codex")).isEqualTo(Kind.KEPT);
        assertThat(Files.readString(codex)).isEqualTo(theirs);
    }

    @Test
    void openCodeAndCopilot_areAdvisedAndNotChanged() throws IOException {
        for (String agent : new String[] {"opencode", "copilot"}) {
            assertThat(TelemetryIntegration.install(agent, environment, TARGET)).isEmpty();
            assertThat(TelemetryIntegration.advice(agent, TARGET))
                    .contains("export OTEL_EXPORTER_OTLP_HEADERS=X-TS-Token=feed-me");
        }
    }
}
