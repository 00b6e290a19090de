package io.tokenspeed.hub.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import io.tokenspeed.testkit.protocol.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVaultTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AuditContext ACT = new AuditContext("operator", "", 1_790_000_000);
    private static final long DAY = 86_400;

    @TempDir
    private Path folder;

    private final HubStorage storage = new InMemoryHubStorage();
    private final TestClock clock = new TestClock(1_790_000_000);

    private Path file() {
        return folder.resolve("keys/hub-keys.json");
    }

    private SecretVault open() {
        return SecretVault.open(file(), storage.admin(), clock, RANDOM);
    }

    private static DeviceKey seal(SecretVault vault, String deviceId, DeviceSecret secret) {
        return vault.seal(deviceId, "k1", secret, KeyState.ACTIVE, null);
    }

    @Test
    void envelope_isTheVectors() throws GeneralSecurityException {
        JsonNode vector = Vectors.all().get("envelope");
        HubKey hubKey = HubKey.of(secret(vector, "kekHex"));
        DeviceSecret dataKey = secret(vector, "dekHex");
        String hubId = "tsh_srKysrKysrKysrKy";
        String row = KeyEnvelope.secretRow(hubId, "tsd_oaGhoaGhoaGhoaGhoaGhoaGh", "k1");
        String iv = vector.get("secretIvHex").asText();
        DeviceSecret secret = Vectors.request("TV1-config-get").secret();

        assertThat(hubKey.id()).isEqualTo(vector.get("kekId").asText());
        assertThat(KeyEnvelope.dataKeyRow(hubId, "dek1"))
                .isEqualTo(vector.get("dekAad").asText());
        assertThat(row).isEqualTo(vector.get("secretAad").asText());
        assertThat(KeyEnvelope.seal(
                        hubKey.secret(),
                        vector.get("dekIvHex").asText(),
                        dataKey,
                        KeyEnvelope.dataKeyRow(hubId, "dek1")))
                .isEqualTo(vector.get("wrappedDekHex").asText());
        assertThat(KeyEnvelope.seal(dataKey, iv, secret, row))
                .isEqualTo(vector.get("secretCtHex").asText());
        assertThat(KeyEnvelope.open(dataKey, iv, vector.get("secretCtHex").asText(), row))
                .isEqualTo(secret);
    }

    private static DeviceSecret secret(JsonNode vector, String name) {
        return DeviceSecret.of(HexFormat.of().parseHex(vector.get(name).asText()));
    }

    @Test
    void secret_comesBackAfterARestart() throws IOException {
        DeviceSecret secret = DeviceSecret.random(RANDOM);
        DeviceKey sealed = seal(open(), "tsd_a", secret);

        assertThat(open().open(sealed)).isEqualTo(secret);
        assertThat(sealed.toString())
                .doesNotContain(secret.text(), HexFormat.of().formatHex(secret.bytes()));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void ciphertext_ofAnotherRow_doesNotOpen() {
        SecretVault vault = open();
        DeviceKey sealed = seal(vault, "tsd_a", DeviceSecret.random(RANDOM));
        DeviceKey moved = new DeviceKey("tsd_b", "k1", sealed.secret(), sealed.state(), sealed.notAfterSeconds());

        assertThatThrownBy(() -> vault.open(moved)).isInstanceOf(KeyFileException.class);
    }

    @Test
    void database_withoutItsKeyFile_isRefused() throws IOException {
        seal(open(), "tsd_a", DeviceSecret.random(RANDOM));
        Files.delete(file());

        assertThatThrownBy(this::open)
                .isInstanceOf(KeyFileException.class)
                .hasMessage("The key file " + file()
                        + " is missing, and the database holds keys that only it opens; restore it from its backup.");
        assertThat(file()).doesNotExist();
    }

    @Test
    void database_withAnotherKeyFile_isRefused() throws IOException {
        seal(open(), "tsd_a", DeviceSecret.random(RANDOM));
        String kekId = storage.admin().keys().dataKeys().get(0).kekId();
        Files.delete(file());
        KeyFile.create(file(), RANDOM);

        assertThatThrownBy(this::open)
                .isInstanceOf(KeyFileException.class)
                .hasMessage("The key file " + file() + " lacks the key " + kekId
                        + ", which the database needs; restore the file from its backup.");
    }

    @Test
    void keyFile_thatIsDamaged_isNotRepeatedInTheMessage() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"keys\":[\"tooshort\"]}");

        assertThatThrownBy(this::open).isInstanceOf(KeyFileException.class).hasMessageNotContaining("tooshort");
    }

    @Test
    void keyFile_thatAnotherProcessMade_isKept() throws IOException {
        List<HubKey> first = KeyFile.create(file(), RANDOM);

        assertThat(KeyFile.create(file(), RANDOM)).isEqualTo(first).isEqualTo(KeyFile.read(file()));
        assertThat(file().getParent()).isDirectoryContaining(file()::equals);
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void keyFile_thatOthersMayOpen_isRefused(String rights) throws IOException {
        KeyFile.create(file(), RANDOM);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(rights));

        assertThatThrownBy(this::open)
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("run: chmod 600 " + file());
    }

    @Test
    void rewrap_letsTheOldKeyGo() throws IOException {
        DeviceSecret secret = DeviceSecret.random(RANDOM);
        DeviceKey sealed = seal(open(), "tsd_a", secret);
        String old = Files.readString(file()).replaceAll(".*\\[|].*|\\s", "");
        String added = "\"" + DeviceSecret.random(RANDOM).text() + "\"";
        Files.writeString(file(), "{\"keys\":[" + added + "," + old + "]}");

        assertThat(open().rewrap(ACT)).isEqualTo(1);
        Files.writeString(file(), "{\"keys\":[" + added + "]}");

        assertThat(open().open(sealed)).isEqualTo(secret);
    }

    @Test
    void dataKey_thatIsOld_isReplaced() {
        SecretVault vault = open();
        DeviceKey first = seal(vault, "tsd_a", DeviceSecret.random(RANDOM));

        clock.advance(90 * DAY);
        DeviceKey second = seal(vault, "tsd_b", DeviceSecret.random(RANDOM));
        DataKey used = storage.admin().keys().dataKeys().get(1);

        assertThat(first.secret().dekId()).isEqualTo("dek1");
        assertThat(second.secret().dekId()).isEqualTo("dek2");
        assertThat(used.createdAt()).isEqualTo(clock.now());
        assertThat(vault.open(first)).isNotEqualTo(vault.open(second));
    }
}
