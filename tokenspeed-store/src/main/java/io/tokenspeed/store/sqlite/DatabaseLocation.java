package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of the local database, one for all projects.
 *
 * @param path absolute path of the database file
 * @param origin what decided the path: {@code TS_DB_PATH}, {@code OPENCODE_HOME} or {@code default}
 */
public record DatabaseLocation(Path path, String origin) {
    /** Environment variable with the path of the file; a relative path starts at the working directory. */
    public static final String PATH_VARIABLE = "TS_DB_PATH";

    /** Environment variable with the folder that contains {@code tokenspeed-monitor/}. */
    public static final String HOME_VARIABLE = "OPENCODE_HOME";

    private static final String FOLDER = "tokenspeed-monitor";
    private static final String FILE = "tokenspeed-monitor.sqlite";

    /**
     * The path in {@code TS_DB_PATH}, else {@code tokenspeed-monitor/tokenspeed-monitor.sqlite} below
     * {@code OPENCODE_HOME}, else below {@code ~/.local/share/opencode}, on every system.
     */
    public static DatabaseLocation of(Environment environment) {
        Optional<Path> path = environment.path(PATH_VARIABLE);
        if (path.isPresent()) {
            return new DatabaseLocation(path.get().toAbsolutePath().normalize(), PATH_VARIABLE);
        }
        return below(environment);
    }

    /** The place of the database without {@code TS_DB_PATH}, which does not affect other files in this folder. */
    public static DatabaseLocation below(Environment environment) {
        Optional<Path> home = environment.path(HOME_VARIABLE);
        Path below = home.orElseGet(
                () -> environment.home().resolve(".local").resolve("share").resolve("opencode"));
        Path file = below.resolve(FOLDER).resolve(FILE).toAbsolutePath().normalize();
        return new DatabaseLocation(file, home.isPresent() ? HOME_VARIABLE : "default");
    }
}
