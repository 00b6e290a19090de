package io.tokenspeed.hub.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditLog;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.device.KeyTable;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubIdentity;
import io.tokenspeed.model.published.PublishedDays;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownKeysTest {
    private static final long NOW = 1_790_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AuditContext ADMIN = new AuditContext("admin", "", NOW);
    private static final String DEVICE = "tsd_a";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(NOW);
    private final AdminStorage storage = new InMemoryHubStorage().admin();
    private Runnable afterLoading = () -> {};
    private KnownKeys keys;

    @BeforeEach
    void enrol() {
        InviteToken token = InviteToken.random(RANDOM);
        Invite invite =
                new Invite(token.id(), new InviteTerms("", "default", 9, false), 0, NOW, NOW + 60, null, "admin");
        storage.invites().create(invite, token.digest(), ADMIN);
        SecretVault vault = SecretVault.open(folder.resolve("keys.json"), storage, clock, RANDOM);
        DeviceKey key = vault.seal(DEVICE, "k1", DeviceSecret.random(RANDOM), KeyState.ACTIVE, null);
        storage.devices().enrol(new Enrolment(DEVICE, DeviceScheme.V1, "", "", null, token.digest(), key, null), ADMIN);
        keys = new KnownKeys(new Slow(), vault, clock);
    }

    /** Runs an action after a key was read. */
    private final class Slow implements AdminStorage {
        @Override
        public HubIdentity identity() {
            return storage.identity();
        }

        @Override
        public HubIdentity beginEpoch(long resendSince, AuditContext act) {
            return storage.beginEpoch(resendSince, act);
        }

        @Override
        public InviteTable invites() {
            return storage.invites();
        }

        @Override
        public DeviceTable devices() {
            return storage.devices();
        }

        @Override
        public KeyTable keys() {
            afterLoading.run();
            return storage.keys();
        }

        @Override
        public ProjectAliasTable projectAliases() {
            return storage.projectAliases();
        }

        @Override
        public PublishedDays published() {
            return storage.published();
        }

        @Override
        public AuditLog audit() {
            return storage.audit();
        }
    }

    private void revoke() {
        storage.devices().move(DEVICE, List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);
    }

    private DeviceStatus status() {
        return keys.find(DEVICE, "k1").orElseThrow().device().status();
    }

    @Test
    void find_remembersForHalfAMinute() {
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        revoke();

        clock.advance(29);
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        clock.advance(1);
        assertThat(status()).isEqualTo(DeviceStatus.REVOKED);
    }

    @Test
    void find_afterTheClockWasSetBack_looksAgain() {
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        revoke();

        clock.set(NOW - 3600);

        assertThat(status()).isEqualTo(DeviceStatus.REVOKED);
    }

    @Test
    void drop_forgetsADevice() {
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        revoke();

        keys.drop(DEVICE);

        assertThat(status()).isEqualTo(DeviceStatus.REVOKED);
    }

    @Test
    void find_doesNotRememberWhatWasReadBeforeADrop() {
        afterLoading = () -> {
            revoke();
            keys.drop(DEVICE);
        };
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        afterLoading = () -> {};

        assertThat(status()).isEqualTo(DeviceStatus.REVOKED);
    }
}
