package io.tokenspeed.model.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment variables, home folder and working directory of a program. Code that needs them takes an
 * {@code Environment} instead of asking the system, so tests do not depend on the machine.
 *
 * @param variables environment variables; a variable set to blank text counts as not set
 * @param home the user's home folder
 * @param workingDirectory the folder that relative paths are resolved against
 */
public record Environment(Map<String, String> variables, Path home, Path workingDirectory) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * Returns the environment of this process. The home folder is {@code HOME}, else {@code USERPROFILE}, else the
     * system property {@code user.home}.
     */
    public static Environment system() {
        return of(System.getenv(), Path.of(System.getProperty("user.dir")));
    }

    /** Returns an environment with the given variables, whose home folder is found as in {@link #system()}. */
    public static Environment of(Map<String, String> variables, Path workingDirectory) {
        String home = Stream.of(variables.get("HOME"), variables.get("USERPROFILE"))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseGet(() -> System.getProperty("user.home"));
        return new Environment(variables, workingDirectory.resolve(home), workingDirectory);
    }

    /** Returns a variable; empty when it is not set or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Returns a variable as a path; a relative path starts at the working directory, and {@code ~} is the home folder.
     */
    public Optional<Path> path(String name) {
        return variable(name).map(this::resolve);
    }

    /** Returns a variable as a list of paths, separated by commas; empty when it is not set. */
    public List<Path> paths(String name) {
        return variable(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(this::resolve)
                .toList();
    }

    private Path resolve(String value) {
        if (value.equals("~")) {
            return home;
        }
        return value.startsWith("~/") ? home.resolve(value.substring(2)) : workingDirectory.resolve(value);
    }
}
