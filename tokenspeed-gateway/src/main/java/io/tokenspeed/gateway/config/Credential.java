package io.tokenspeed.gateway.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** What an upstream is shown as proof that a request may be made. */
public sealed interface Credential {
    /** What a setting may say, as the end of a sentence. */
    String RULE = "must be one of: client, none, env:VARIABLE, file:PATH.";

    /** The credential of the client, as it was sent. */
    record Client() implements Credential {}

    /** Nothing. */
    record None() implements Credential {}

    /** A secret of the gateway. It does not show itself in text. */
    record Secret(String value) implements Credential {
        @Override
        public String toString() {
            return "Secret[hidden]";
        }
    }

    /**
     * Reads a setting.
     *
     * @param name the name of the setting, for the error
     * @throws ConfigException if the text has another form, or names a secret that is missing or that others can read
     */
    static Credential of(String name, String text, Environment environment) {
        if (text.startsWith("env:")) {
            String variable = text.substring("env:".length());
            return secret(
                    name,
                    environment
                            .variable(variable)
                            .orElseThrow(() -> new ConfigException(
                                    name + " names the variable " + variable + ", which is not set.")));
        }
        if (text.startsWith("file:")) {
            return secret(name, read(name, environment.workingDirectory().resolve(text.substring("file:".length()))));
        }
        return switch (text) {
            case "client" -> new Client();
            case "none" -> new None();
            default -> throw new ConfigException(name + " " + RULE);
        };
    }

    private static Credential secret(String name, String value) {
        String secret = value.strip();
        if (secret.isEmpty() || secret.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new ConfigException(name + " names a secret that is empty or holds spaces or control characters.");
        }
        return new Secret(secret);
    }

    private static String read(String name, Path file) {
        try {
            if (isOpenToOthers(file)) {
                throw new ConfigException(name + " names the file " + file
                        + ", which other users can read; allow it to its owner alone: chmod 600 " + file + ".");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigException(name + " names the file " + file + ", which cannot be read.");
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(PosixFilePermissions.fromString("---rwxrwx"));
        others.retainAll(Files.getPosixFilePermissions(file));
        return !others.isEmpty();
    }
}
