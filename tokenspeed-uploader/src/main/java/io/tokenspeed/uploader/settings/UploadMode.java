package io.tokenspeed.uploader.settings;

import io.tokenspeed.model.environment.Environment;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything is sent, and why. {@code DO_NOT_TRACK} overrides {@code TS_UPLOAD_ENABLED}, which overrides the
 * user's settings.
 *
 * @param state off, local or on
 * @param reason the cause, for people
 * @param variable the variable that decided; null where the settings did
 * @param hubUrl the hub; null where none is known
 */
public record UploadMode(
        State state,
        String reason,
        @Nullable String variable,
        @Nullable String hubUrl) {
    private static final String ENABLED = "TS_UPLOAD_ENABLED";
    private static final String DO_NOT_TRACK = "DO_NOT_TRACK";
    private static final Set<String> YES = Set.of("1", "true", "yes", "on");

    /** The values of {@code DO_NOT_TRACK} that allow sending; every other value forbids it. */
    private static final Set<String> TRACKED = Set.of("0", "false", "");

    /** The states of sending. */
    public enum State {
        /** Nothing may be sent, whatever the settings say. */
        OFF,
        /** Nothing is sent, because the user has not switched sending on. */
        LOCAL,
        /** Sums are sent. */
        ON
    }

    /** Whether sums are sent. */
    public boolean isOn() {
        return state == State.ON;
    }

    /** The mode that follows from the environment and the settings. */
    public static UploadMode of(Environment environment, UploadSettings settings) {
        Optional<String> enabled = environment.variable(ENABLED);
        Optional<String> doNotTrack = environment.variable(DO_NOT_TRACK);
        if (doNotTrack.isPresent() && !TRACKED.contains(plain(doNotTrack.get()))) {
            return new UploadMode(State.OFF, DO_NOT_TRACK + " is set", DO_NOT_TRACK, settings.hubUrl());
        }
        if (enabled.isPresent() && !YES.contains(plain(enabled.get()))) {
            return new UploadMode(State.OFF, ENABLED + " is " + enabled.get().strip(), ENABLED, settings.hubUrl());
        }
        Optional<String> hub = environment.variable("TS_HUB_URL");
        if (enabled.isPresent() && hub.isPresent()) {
            return new UploadMode(
                    State.ON,
                    ENABLED + " and TS_HUB_URL are set",
                    ENABLED,
                    hub.get().strip());
        }
        return decided(settings);
    }

    private static UploadMode decided(UploadSettings settings) {
        if (!settings.enabled() || settings.hubUrl() == null) {
            String reason = settings.agreement().version() == 0 ? "never enabled" : "disabled by upload disable";
            return new UploadMode(State.LOCAL, reason, null, settings.hubUrl());
        }
        return new UploadMode(State.ON, "enabled by upload enable", null, settings.hubUrl());
    }

    private static String plain(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
