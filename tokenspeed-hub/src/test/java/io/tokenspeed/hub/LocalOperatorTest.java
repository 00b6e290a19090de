package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.command.Asking;
import io.tokenspeed.hub.command.Console;
import io.tokenspeed.hub.command.HubCommands;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.hub.HubStorage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands need only those parts of a hub that they work on. */
class LocalOperatorTest {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(TestHub.NOW);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HubSettings settings;
    private TestDevice device;

    @BeforeEach
    void makeAHubThatLacksItsKeys() throws Exception {
        Map<String, String> variables = Map.of(
                "TS_HUB_DB_PATH", folder.resolve("hub.sqlite").toString(), "TS_HUB_REDIS_URL", "redis://127.0.0.1:1");
        settings = TestHub.settings(folder, variables);
        try (TestHub hub = TestHub.start(folder, Stores.SQLITE.open(folder), clock, variables, null)) {
            device = hub.device();
        }
        Files.delete(settings.storage().keyFile());
    }

    private int run(String... arguments) {
        Console console = new Console(
                () -> new LocalOperator(settings, clock),
                new PrintStream(out, true),
                new Asking(InputStream.nullInputStream(), new PrintStream(out, true), false),
                clock);
        return new HubCommands(console, new PrintStream(err, true), () -> 0, () -> 0).run(arguments);
    }

    @Test
    void device_isRevokedWithoutKeyFileAndRedis() {
        assertThat(run("device", "revoke", device.deviceId())).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Done: revoke");
        try (HubStorage storage = Stores.SQLITE.open(folder)) {
            assertThat(storage.admin()
                            .devices()
                            .find(device.deviceId())
                            .orElseThrow()
                            .status())
                    .isEqualTo(DeviceStatus.REVOKED);
        }
    }

    @Test
    void rewrap_withoutKeyFile_isOneSentence() {
        assertThat(run("rewrap")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("tokenspeed hub: The key file " + settings.storage().keyFile() + " is missing");
    }

    @Test
    void journal_thatIsDamaged_isOneSentence() throws Exception {
        Files.writeString(settings.storage().journal(), "not a journal\n");

        assertThat(run("device", "revoke", device.deviceId())).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("tokenspeed hub: The journal " + settings.storage().journal() + " cannot be used");
    }
}
