package io.tokenspeed.uploader.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.uploader.bucket.BucketPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadModeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "false,,,,LOCAL",
        "true,,,,ON",
        "true,1,,,OFF",
        "true,true,,,OFF",
        "true,0,,,ON",
        "true,no,,,OFF",
        "true,False,,,ON",
        "true,,0,,OFF",
        "false,,TRUE,https://hub.example.org,ON",
        "false,,yes,https://hub.example.org,ON",
        "false,,On,https://hub.example.org,ON",
        "false,,flase,https://hub.example.org,OFF",
        "false,,disabled,https://hub.example.org,OFF",
        "true,,2,,OFF",
        "true,,false,,OFF",
        "false,,1,,LOCAL",
        "false,,1,https://hub.example.org,ON",
        "false,,,https://hub.example.org,LOCAL",
        "true,1,1,https://hub.example.org,OFF"
    })
    void mode_followsTheUserThenTheEnvironment(
            boolean agreed, String doNotTrack, String enabled, String hub, UploadMode.State state) {
        Map<String, String> variables = new HashMap<>();
        variables.put("DO_NOT_TRACK", doNotTrack == null ? "" : doNotTrack);
        variables.put("TS_UPLOAD_ENABLED", enabled == null ? "" : enabled);
        variables.put("TS_HUB_URL", hub == null ? "" : hub);
        UploadSettings settings =
                agreed ? UploadSettings.NONE.agreed("https://mine.example.org", 1, 5) : UploadSettings.NONE;

        UploadMode mode = UploadMode.of(new Environment(variables, folder, folder), settings);

        assertThat(mode.state()).isEqualTo(state);
    }

    @Test
    void settings_surviveTheirFile() throws Exception {
        UploadSettings settings = UploadSettings.NONE
                .agreed("https://hub.example.org", 1, 5)
                .sendingTo("https://hub.example.org")
                .opened(1_000)
                .closed(2_000)
                .opened(3_000)
                .cutting(List.of(new BucketPolicy(0, 300, 0), new BucketPolicy(7, 60, 1)))
                .plugin(true, 0);

        new SettingsFile(folder).change(known -> settings);

        assertThat(new SettingsFile(folder).read()).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}',true",
        "'{\"privacy\":{\"projectIds\":\"send\"}}',true",
        "'{\"privacy\":{\"projectIds\":\"none\"}}',false",
        "'{\"privacy\":{\"projectIds\":\"None\"}}',false",
        "'{\"privacy\":{\"projectIds\":false}}',false",
        "'{\"privacy\":{\"projectIds\":null}}',false"
    })
    void projectIds_areSentOnlyOnAClearYes(String text, boolean sent) throws Exception {
        Files.writeString(folder.resolve("upload.json"), text);

        assertThat(new SettingsFile(folder).read().projectIds()).isEqualTo(sent);
    }

    @Test
    void change_meetsWhatAnotherProcessDecidedMeanwhile() throws Exception {
        SettingsFile here = new SettingsFile(folder);
        SettingsFile there = new SettingsFile(folder);
        here.change(known -> known.agreed("https://hub.example.org", 1, 5).opened(1_000));
        AtomicBoolean seen = new AtomicBoolean();

        UploadSettings after = here.change(known -> {
            if (!seen.getAndSet(true)) {
                disable(there);
            }
            return known.plugin(true, 0);
        });

        assertThat(after.enabled()).isFalse();
        assertThat(there.read()).isEqualTo(after);
        assertThat(after.pluginSends()).isTrue();
    }

    private static void disable(SettingsFile file) {
        try {
            file.change(known -> known.disabled().closed(2_000));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void settings_thatAreDamaged_areSwitchedOff() throws Exception {
        Files.writeString(folder.resolve("upload.json"), "{\"enabled\":true,\"hubUrl\":\"https://hub");

        assertThat(new SettingsFile(folder).read()).isEqualTo(UploadSettings.NONE);
    }

    @Test
    void consent_saysWhatMatters() {
        assertThat(Consent.text("https://hub.example.org", 300))
                .contains("https://hub.example.org")
                .contains("pseudonymous, not anonymous")
                .contains("24 hours")
                .contains("35 days")
                .contains("network address");
    }
}
