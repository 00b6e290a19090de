package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeSettingsTest {
    @Test
    void of_nothingSet_isThisMachineOnItsPortForNobodyElse() {
        ServeSettings settings = ServeSettings.of(environment(Map.of()));

        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(3456);
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.isLocal()).isTrue();
    }

    @Test
    void of_lists_areReadWithoutBlanks() {
        ServeSettings settings = ServeSettings.of(environment(Map.of(
                ServeSettings.ORIGINS, "http://localhost:5173, https://app.example ,",
                ServeSettings.HOSTS, "Box.lan",
                ServeSettings.PORT, "4000")));

        assertThat(settings.origins()).containsExactlyInAnyOrder("http://localhost:5173", "https://app.example");
        assertThat(settings.hosts()).containsExactly("box.lan");
        assertThat(settings.port()).isEqualTo(4000);
    }

    @ParameterizedTest
    @CsvSource({"TS_BG_PORT,99999", "TS_BG_PORT,http", "TS_CORS_ORIGINS,*", "TS_CORS_ORIGINS,http://a/b"})
    void of_wrongValue_isNamed(String variable, String value) {
        assertThatThrownBy(() -> ServeSettings.of(environment(Map.of(variable, value))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining("\"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void of_addressThatOthersReach_needsAToken(String address) {
        Map<String, String> bare = Map.of(ServeSettings.ADDRESS, address);
        Map<String, String> guarded =
                Map.of(ServeSettings.ADDRESS, address, LocalToken.VARIABLE, "a secret with 128 bits");

        assertThatThrownBy(() -> ServeSettings.of(environment(bare)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(LocalToken.VARIABLE);
        assertThat(ServeSettings.of(environment(guarded)).address()).isEqualTo(address);
    }

    private static Environment environment(Map<String, String> variables) {
        return new Environment(variables, Path.of("/home/dev"), Path.of("/home/dev"));
    }
}
