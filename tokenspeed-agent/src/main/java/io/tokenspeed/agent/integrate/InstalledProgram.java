package io.tokenspeed.agent.integrate;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command that other programs call us by.
 *
 * @param path absolute path of the launcher
 */
public record InstalledProgram(Path path) {
    /** Names the launcher; our launchers set it. */
    public static final String VARIABLE = "TOKENSPEED_PROGRAM";

    private static final String NAME = "tokenspeed";
    private static final Path BUILT = Path.of("tokenspeed-agent", "target", "dist", "bin", NAME);
    private static final Pattern PLAIN = Pattern.compile("[-_./A-Za-z0-9:]+");

    /** The launcher that started this process, else the first one on the PATH. */
    private static Optional<InstalledProgram> find(Environment environment) {
        Optional<Path> named = environment.path(VARIABLE);
        return named.or(() -> onPath(environment))
                .map(path -> new InstalledProgram(path.toAbsolutePath().normalize()));
    }

    /**
     * The same where there must be one.
     *
     * @throws UsageException if it cannot be told
     */
    public static InstalledProgram of(Environment environment) {
        return find(environment)
                .orElseThrow(() -> new UsageException("It cannot be told where the program is; set " + VARIABLE
                        + " to the path of tokenspeed, or put it on the PATH."));
    }

    /**
     * The same, to be written down. What a clone of the sources builds goes away with the next build, so its start script
     * stands for that.
     *
     * @throws UsageException if it cannot be told
     */
    public static InstalledProgram toStay(Environment environment) {
        InstalledProgram program = of(environment);
        return program.startScript().map(InstalledProgram::new).orElse(program);
    }

    private Optional<Path> startScript() {
        try {
            Path real = path.toRealPath();
            if (!real.endsWith(BUILT)) {
                return Optional.empty();
            }
            Path clone = real;
            for (int i = 0; i < BUILT.getNameCount(); i++) {
                clone = Objects.requireNonNull(clone.getParent());
            }
            return Optional.of(clone.resolve(NAME)).filter(Files::isExecutable);
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static Optional<Path> onPath(Environment environment) {
        for (String folder : environment.variable("PATH").orElse("").split(File.pathSeparator, -1)) {
            Path candidate = environment.workingDirectory().resolve(folder).resolve(NAME);
            if (!folder.isBlank() && Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** A command line for a shell, also for one on Windows that reads a backslash as an escape. */
    public String shell(String arguments) {
        String plain = path.toString().replace(File.separatorChar, '/');
        String word = PLAIN.matcher(plain).matches() ? plain : "'" + plain.replace("'", "'\\''") + "'";
        return word + " " + arguments;
    }
}
