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
 * The predecessor's file with the secret that makes project names anonymous. This class only checks the file; it never
 * shows or changes the secret.
 *
 * @param path the path where the file is or would be
 * @param origin what decided the path: {@code TS_ANON_SALT_PATH}, {@code OPENCODE_HOME} or {@code default}
 * @param state what the check found
 */
public record SaltFile(Path path, String origin, State state) {
    /** Environment variable with the path of the file. */
    public static final String PATH_VARIABLE = "TS_ANON_SALT_PATH";

    private static final String FILE = "anon-salt.txt";
    private static final int MAX_BYTES = 4096;
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{64}\\s*");

    /** The result of the check. */
    public enum State {
        /** There is no file. */
        ABSENT,
        /** The file holds 64 hexadecimal digits. */
        FOUND,
        /** The file holds anything else. */
        MALFORMED,
        /** The file cannot be read. */
        UNREADABLE
    }

    /** The result as one sentence for users. */
    public String inWords() {
        String what = switch (state) {
            case ABSENT -> "is not there";
            case FOUND -> "was found";
            case MALFORMED -> "is not 64 hexadecimal digits";
            case UNREADABLE -> "cannot be read";
        };
        return "The salt file " + path + " " + what + " (" + origin + ").";
    }

    /** Checks the file that {@code TS_ANON_SALT_PATH} names, else the file in the folder of the default database. */
    public static SaltFile find(Environment environment) {
        boolean named = environment.variable(PATH_VARIABLE).isPresent();
        Path path = location(environment);
        return new SaltFile(
                path,
                named ? PATH_VARIABLE : DatabaseLocation.below(environment).origin(),
                state(path));
    }

    /** Returns the path where the file is or would be. */
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
