package io.tokenspeed.model.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program was started with. Everything that looks at variables or the home folder gets one of these, so tests
 * never depend on the machine.
 *
 * @param variables environment variables; one that is set to blank text counts as not set
 * @param home the user's home folder
 * @param workingDirectory where relative paths start
 */
public record Environment(Map<String, String> variables, Path home, Path workingDirectory) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * The environment of this process. The home folder is {@code HOME}, else {@code USERPROFILE}, else the one the JVM
     * found.
     */
    public static Environment system() {
        return of(System.getenv(), Path.of(System.getProperty("user.dir")));
    }

    /** An environment with the given variables, whose home folder is found among them first. */
    public static Environment of(Map<String, String> variables, Path workingDirectory) {
        String home = Stream.of(variables.get("HOME"), variables.get("USERPROFILE"))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseGet(() -> System.getProperty("user.home"));
        return new Environment(variables, workingDirectory.resolve(home), workingDirectory);
    }

    /** A variable, empty when it is not set or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A variable as a path; a relative one counts from the working directory, and {@code ~} is the home folder. */
    public Optional<Path> path(String name) {
        return variable(name).map(this::resolve);
    }

    /** A variable as a comma-separated list of paths, empty when it is not set. */
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
