package io.tokenspeed.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.hub.HubApplication;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions about devices survive the restore of an older database. */
class RestoreTest {
    private static final long NOW = TestHub.NOW;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AuditContext ADMIN = new AuditContext("admin", "", NOW);

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(NOW);

    private Path home() {
        return folder.resolve(".local/share/tokenspeed/hub");
    }

    /** The database as it was when the backup was made: three devices, no decisions. */
    private HubStorage backup() {
        HubStorage storage = new InMemoryHubStorage();
        InviteToken token = InviteToken.random(RANDOM);
        storage.admin()
                .invites()
                .create(
                        new Invite(
                                token.id(), new InviteTerms("", "default", 9, false), 0, NOW, NOW + 60, null, "admin"),
                        token.digest(),
                        ADMIN);
        SecretVault vault = SecretVault.open(home().resolve("hub-keys.json"), storage.admin(), clock, RANDOM);
        for (String id : List.of("tsd_revoked", "tsd_erased", "tsd_kept")) {
            DeviceKey key = vault.seal(id, "k1", DeviceSecret.random(RANDOM), KeyState.ACTIVE, null);
            Enrolment enrolment = new Enrolment(id, DeviceScheme.V1, "", "", null, token.digest(), key, null);
            storage.admin().devices().enrol(enrolment, ADMIN);
        }
        return storage;
    }

    private HubApplication start(HubStorage storage) throws IOException {
        return HubApplication.start(TestHub.settings(folder, Map.of()), storage, clock);
    }

    private static List<String> states(HubStorage storage) {
        return storage.admin().devices().list().stream()
                .map(device -> device.deviceId() + " " + device.status())
                .toList();
    }

    @Test
    void olderDatabase_isBroughtUpToTheJournal() throws IOException {
        HubStorage live = backup();
        try (HubApplication hub = start(live)) {
            hub.parts().devices().revoke("tsd_revoked", ADMIN);
            hub.parts().devices().erase("tsd_erased", ADMIN);
            hub.parts().devices().revoke("tsd_kept", ADMIN);
            hub.parts().devices().restore("tsd_kept", ADMIN);
            clock.advance(3600);
            hub.parts().maintenance().everyHour();
        }
        HubStorage restored = backup();

        start(restored).close();

        assertThat(states(restored)).containsExactlyInAnyOrder("tsd_kept ACTIVE", "tsd_revoked REVOKED");
        assertThat(restored.admin().devices().erased("tsd_erased")).isTrue();
        assertThat(restored.admin().identity().epoch()).isEqualTo("e_2");
        assertThat(restored.admin().identity().resendSince()).isEqualTo(NOW);
    }

    @Test
    void sameDatabase_keepsItsEpoch() throws IOException {
        HubStorage live = backup();
        start(live).close();
        clock.advance(7200);

        start(live).close();

        assertThat(live.admin().identity().epoch()).isEqualTo("e_1");
        assertThat(states(live)).hasSize(3);
    }

    @Test
    void revocation_thatACrashKeptFromTheDatabase_isMadeGood() throws IOException {
        HubStorage live = backup();
        start(live).close();
        new Journal(home().resolve("hub-journal.jsonl"), NOW).revoke("tsd_kept", NOW);

        start(live).close();

        assertThat(live.admin().devices().find("tsd_kept").orElseThrow().status())
                .isEqualTo(DeviceStatus.REVOKED);
        assertThat(live.admin().identity().epoch()).isEqualTo("e_1");
    }

    @Test
    void line_thatWasCutOff_isWrittenOver() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        Journal journal = new Journal(file, NOW);
        journal.revoke("tsd_a", NOW);
        Files.writeString(file, "{\"seq\":3,\"at\":17", StandardOpenOption.APPEND);

        journal.restore("tsd_a", NOW);

        assertThat(journal.entries()).extracting(Entry::seq).containsExactly(1L, 2L, 3L);
        assertThat(journal.entries()).extracting(Entry::type).containsExactly("begin", "revoke", "restore");
        assertThat(Files.readString(file)).doesNotContain("tsd_a");
    }

    @Test
    void journal_thatIsDamaged_isRefused() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        Files.writeString(file, "not a journal\n");

        assertThatThrownBy(() -> new Journal(file, NOW))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("The journal " + file + " cannot be used");
    }
}
