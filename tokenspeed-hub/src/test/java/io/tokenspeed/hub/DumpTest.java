package io.tokenspeed.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Secrets;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's files, without the key file, hold nothing to sign or to enrol with. */
class DumpTest {
    private static final String ADMIN_TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void database_holdsNoSecretInAnyForm() throws IOException {
        TestDevice device = TestDevice.random();
        TestDevice legacy = TestDevice.random();
        DeviceSecret next = DeviceSecret.random(new SecureRandom());
        InviteToken used;
        InviteToken open;
        try (TestHub hub = TestHub.start(
                folder,
                SqlHubStorage.sqlite(folder.resolve("hub.sqlite")),
                new TestClock(TestHub.NOW),
                Map.of("TS_HUB_ADMIN_TOKEN", ADMIN_TOKEN),
                null)) {
            used = hub.invite(2, false);
            open = hub.invite(1, true);
            hub.send(device.enrol(used, hub.now()));
            hub.send(legacy.enrol(used, hub.now()));
            hub.send(device.upload(Bodies.batch(1_790_000_100, 3), hub.now()));
            hub.send(device.rotate("k2", next, false, hub.now()));
            hub.send(device.with("k2", next).config(hub.now()));
            hub.send(legacy.forget(hub.now()));
        }

        String dump = files("hub.sqlite");

        assertThat(dump).contains(device.deviceId());
        Secrets secrets = new Secrets()
                .bytes(device.secret().bytes())
                .bytes(legacy.secret().bytes())
                .bytes(next.bytes())
                .text(used.text())
                .text(open.text())
                .text(ADMIN_TOKEN);
        assertThat(secrets.in(dump)).isEmpty();
    }

    /** The files of the database and its log, each byte as a character. */
    private String files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> named = all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
            return named.stream().map(DumpTest::content).collect(Collectors.joining());
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
