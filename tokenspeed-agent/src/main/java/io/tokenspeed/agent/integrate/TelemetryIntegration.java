package io.tokenspeed.agent.integrate;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lets coding agents send telemetry to the local server, or stops it. */
public final class TelemetryIntegration {
    /** The supported coding agents, as the command line names them. */
    public static final List<String> AGENTS = List.of("claude-code", "codex", "opencode", "copilot");

    private TelemetryIntegration() {}

    /** Changes the settings of an agent where that needs no more than settings; empty for the other agents. */
    public static Optional<Change> install(String agent, Environment environment, TelemetryTarget target)
            throws IOException {
        return switch (agent) {
            case "claude-code" -> Optional.of(claude(environment).install(target));
            case "codex" -> Optional.of(codex(environment).install(target));
            default -> Optional.empty();
        };
    }

    /** Removes what {@link #install} wrote; empty where there is nothing. */
    public static Optional<Change> remove(String agent, Environment environment) throws IOException {
        return switch (agent) {
            case "claude-code" -> claude(environment).remove();
            case "codex" -> codex(environment).remove();
            default -> Optional.empty();
        };
    }

    /** Returns what the user must do for an agent that settings are not enough for. */
    public static List<String> advice(String agent, TelemetryTarget target) {
        List<String> variables = List.of(
                "export OTEL_EXPORTER_OTLP_ENDPOINT=" + target.url(),
                "export OTEL_EXPORTER_OTLP_HEADERS=" + TelemetryTarget.HEADER + "=" + target.token());
        return switch (agent) {
            case "opencode" ->
                List.of(
                        "OpenCode sends telemetry if opencode.json has \"experimental\": {\"openTelemetry\": true} and",
                        "its environment has these two variables. It then sends your prompts, too; TokenSpeed does not",
                        "keep them.",
                        variables.get(0),
                        variables.get(1));
            case "copilot" ->
                List.of(
                        "Copilot's chat in VS Code sends telemetry if its environment has these two variables.",
                        variables.get(0),
                        variables.get(1));
            default -> List.of();
        };
    }

    private static ClaudeTelemetry claude(Environment environment) {
        Path folder = environment.paths("CLAUDE_CONFIG_DIR").stream()
                .findFirst()
                .orElse(environment.home().resolve(".claude"));
        return new ClaudeTelemetry(folder.resolve("settings.json"));
    }

    private static CodexTelemetry codex(Environment environment) {
        Path folder = environment.path("CODEX_HOME").orElse(environment.home().resolve(".codex"));
        return new CodexTelemetry(folder.resolve("config.toml"));
    }
}
