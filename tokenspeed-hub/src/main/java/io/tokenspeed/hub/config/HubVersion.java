package io.tokenspeed.hub.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The program's version. */
public final class HubVersion {
    private HubVersion() {}

    /** The version, such as {@code 1.2.3}. */
    public static String text() {
        try (InputStream text =
                Objects.requireNonNull(HubVersion.class.getResourceAsStream("/io/tokenspeed/hub/version.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
