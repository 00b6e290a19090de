package io.tokenspeed.agent.integrate;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Installs our commands, and our status line where supported, in one coding agent, or removes them. */
public final class Integration {
    /** The supported coding agents, as the command line names them. */
    public static final List<String> AGENTS = List.of("opencode", "claude-code");

    private final CommandFolder commands;
    private final Optional<StatusLineSetting> statusLine;

    private Integration(CommandFolder commands, Optional<StatusLineSetting> statusLine) {
        this.commands = commands;
        this.statusLine = statusLine;
    }

    /** The integration of one of {@link #AGENTS}; empty for any other name. */
    public static Optional<Integration> of(String agent, Environment environment) {
        return switch (agent) {
            case "opencode" -> Optional.of(openCode(environment));
            case "claude-code" -> Optional.of(claudeCode(environment));
            default -> Optional.empty();
        };
    }

    /** OpenCode also reads {@code command}, the folder of its earlier versions. */
    private static Integration openCode(Environment environment) {
        Path folder = environment
                .path("OPENCODE_CONFIG_DIR")
                .orElseGet(() -> environment
                        .path("XDG_CONFIG_HOME")
                        .orElse(environment.home().resolve(".config"))
                        .resolve("opencode"));
        return new Integration(
                new CommandFolder(folder.resolve("commands"), List.of(folder.resolve("command")), false),
                Optional.empty());
    }

    private static Integration claudeCode(Environment environment) {
        Path folder = environment.paths("CLAUDE_CONFIG_DIR").stream()
                .findFirst()
                .orElse(environment.home().resolve(".claude"));
        return new Integration(
                new CommandFolder(folder.resolve("commands"), List.of(), true),
                Optional.of(new StatusLineSetting(folder.resolve("settings.json"))));
    }

    /** Installs missing files and updates ours; other files stay as they are. */
    public List<Change> install(InstalledProgram program) throws IOException {
        List<Change> changes = new ArrayList<>(commands.install(program));
        if (statusLine.isPresent()) {
            changes.add(statusLine.get().install(program));
        }
        return changes;
    }

    /** Removes our files and settings. */
    public List<Change> remove() throws IOException {
        List<Change> changes = new ArrayList<>(commands.remove());
        if (statusLine.isPresent()) {
            statusLine.get().remove().ifPresent(changes::add);
        }
        return changes;
    }
}
