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
 * The launcher that other programs call us with.
 *
 * @param path absolute path of the launcher
 */
public record InstalledProgram(Path path) {
    /** The variable that names the launcher; our start scripts set it. */
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
     * The launcher that started this process, else the first one on the PATH.
     *
     * @throws UsageException if it cannot be told
     */
    public static InstalledProgram of(Environment environment) {
        return find(environment)
                .orElseThrow(() -> new UsageException("Cannot find the program tokenspeed; set " + VARIABLE
                        + " to the path of tokenspeed, or put it on the PATH."));
    }

    /**
     * Like {@link #of}, for storing in a file: in a clone of the sources this is the start script, because the next
     * build deletes the built launcher.
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

    /** A command line for a shell, with slashes only, because shells on Windows may read a backslash as an escape. */
    public String shell(String arguments) {
        String plain = path.toString().replace(File.separatorChar, '/');
        String word = PLAIN.matcher(plain).matches() ? plain : "'" + plain.replace("'", "'\\''") + "'";
        return word + " " + arguments;
    }
}
