package io.tokenspeed.store.predecessor;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * The secret that makes project names anonymous, as the predecessor keeps it. It is looked at and never shown or changed.
 *
 * @param path where it is or would be
 * @param origin what decided the place: {@code TS_ANON_SALT_PATH}, {@code OPENCODE_HOME} or {@code default}
 * @param state what was found there
 */
public record SaltFile(Path path, String origin, State state) {
    /** Names the file itself. */
    public static final String PATH_VARIABLE = "TS_ANON_SALT_PATH";

    private static final String FILE = "anon-salt.txt";
    private static final int MAX_BYTES = 4096;
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{64}\\s*");

    /** What was found. */
    public enum State {
        /** There is no file. */
        ABSENT,
        /** A salt of the form that is expected. */
        FOUND,
        /** Something else. */
        MALFORMED,
        /** It may not be read. */
        UNREADABLE
    }

    /** What was found, one sentence for people. */
    public String inWords() {
        String what = switch (state) {
            case ABSENT -> "is not there";
            case FOUND -> "was found";
            case MALFORMED -> "is not 64 hexadecimal digits";
            case UNREADABLE -> "cannot be read";
        };
        return "The salt file " + path + " " + what + " (" + origin + ").";
    }

    /** Looks for the file that {@code TS_ANON_SALT_PATH} names, else in the folder of the default database. */
    public static SaltFile find(Environment environment) {
        boolean named = environment.variable(PATH_VARIABLE).isPresent();
        Path path = location(environment);
        return new SaltFile(
                path,
                named ? PATH_VARIABLE : DatabaseLocation.below(environment).origin(),
                state(path));
    }

    /** Where it is or would be. */
    private static Path location(Environment environment) {
        return environment
                .path(PATH_VARIABLE)
                .orElseGet(() -> DatabaseLocation.below(environment).path().resolveSibling(FILE))
                .toAbsolutePath()
                .normalize();
    }

    private static State state(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            boolean plain = attributes.isRegularFile() && attributes.size() <= MAX_BYTES;
            return plain
                            && SALT.matcher(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                                    .matches()
                    ? State.FOUND
                    : State.MALFORMED;
        } catch (NoSuchFileException absent) {
            return State.ABSENT;
        } catch (IOException failure) {
            return State.UNREADABLE;
        }
    }
}
