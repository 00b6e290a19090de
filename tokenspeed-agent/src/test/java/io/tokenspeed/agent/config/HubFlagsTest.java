package io.tokenspeed.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.uploader.UploadFlags;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubFlagsTest {
    @Test
    void of_nothingSet_isOff() {
        assertThat(HubFlags.of(environment(Map.of()))).isEqualTo(new HubFlags(false, null, new UploadFlags(300, 300)));
    }

    @Test
    void of_allSet_areRead() {
        HubFlags flags = HubFlags.of(environment(Map.of(
                "TS_UPLOAD_ENABLED", "1",
                "TS_HUB_URL", "https://hub.example.org",
                "TS_UPLOAD_BUCKET_SEC", "600",
                "TS_UPLOAD_INTERVAL_SEC", "60")));

        assertThat(flags).isEqualTo(new HubFlags(true, "https://hub.example.org", new UploadFlags(600, 60)));
    }

    @ParameterizedTest
    @CsvSource({
        "TS_UPLOAD_ENABLED, maybe, true or false",
        "TS_HUB_URL, hub.example.org, https://",
        "TS_HUB_URL, ftp://hub.example.org, https://",
        "TS_HUB_URL, https://me:secret@hub.example.org, https://",
        "TS_UPLOAD_BUCKET_SEC, 59, a multiple of 60 that divides 3600",
        "TS_UPLOAD_INTERVAL_SEC, often, from 30 to 3600"
    })
    void of_wrongValue_isNamedWithWhatIsAllowed(String variable, String value, String allowed) {
        assertThatThrownBy(() -> HubFlags.of(environment(Map.of(variable, value))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(allowed);
    }

    private static Environment environment(Map<String, String> variables) {
        return new Environment(variables, Path.of("/home/dev"), Path.of("/home/dev"));
    }
}
