package io.tokenspeed.agent.config;

import io.tokenspeed.agent.config.Setting.Origin;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.uploader.settings.SettingsFile;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Whether sums are sent and to which hub, and whether the environment or the user's stored decision says so. */
final class UploadDecision {
    private static final Origin DECIDED = Origin.file("upload.json");

    private final Environment environment;
    private final UploadSettings stored;
    private final UploadMode mode;

    private UploadDecision(Environment environment, UploadSettings stored) {
        this.environment = environment;
        this.stored = stored;
        this.mode = UploadMode.of(environment, stored);
    }

    /** Reads the environment and the user's decision, which is stored beside the database. */
    static UploadDecision of(Environment environment, Path database) {
        Path folder = Objects.requireNonNull(database.toAbsolutePath().getParent());
        return new UploadDecision(environment, stored(folder));
    }

    /** A decision that cannot be read counts as none. */
    private static UploadSettings stored(Path folder) {
        try {
            return new SettingsFile(folder).read();
        } catch (IOException unreadable) {
            return UploadSettings.NONE;
        }
    }

    /** The setting that says whether sums are sent. */
    Setting enabled() {
        boolean hubMissing = mode.state() == UploadMode.State.LOCAL && isSet(HubFlags.ENABLED);
        String value = hubMissing ? "false, because " + HubFlags.HUB + " is not set" : Boolean.toString(mode.isOn());
        return new Setting(HubFlags.ENABLED, value, enabledOrigin(hubMissing));
    }

    private Origin enabledOrigin(boolean hubMissing) {
        String variable = hubMissing ? HubFlags.ENABLED : mode.variable();
        if (variable != null) {
            return Origin.environment(variable);
        }
        return stored.equals(UploadSettings.NONE) ? Origin.DEFAULT : DECIDED;
    }

    /** The setting with the hub that gets the sums, or would get them if uploading were on. */
    Setting hub(String otherwise) {
        String decided = stored.hubUrl();
        boolean decidedCounts = mode.isOn() ? mode.variable() == null : !isSet(HubFlags.HUB);
        if (decided != null && decidedCounts) {
            return new Setting(HubFlags.HUB, decided, DECIDED);
        }
        return environment
                .variable(HubFlags.HUB)
                .map(url -> new Setting(HubFlags.HUB, url.strip(), Origin.environment(HubFlags.HUB)))
                .orElseGet(() -> new Setting(HubFlags.HUB, otherwise, Origin.DEFAULT));
    }

    private boolean isSet(String name) {
        return environment.variable(name).isPresent();
    }
}
