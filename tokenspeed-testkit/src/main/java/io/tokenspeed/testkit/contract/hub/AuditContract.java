package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.dataKey;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.invite;
import static io.tokenspeed.testkit.fixture.TestDevices.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.storage.StorageException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every change writes exactly one audit entry, and a call that changes nothing writes none. */
public abstract class AuditContract extends HubStorageContract {
    @Test
    void latest_everyChange_isThereOnceAndNewestFirst() {
        active(hub(), 1);
        devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);
        devices().move(id(1), List.of(DeviceStatus.REVOKED), DeviceStatus.ACTIVE, "restore", ADMIN);
        keys().addPending(key(id(1), 2, KeyState.PENDING, NOON), false, null, ADMIN);
        keys().activate(id(1), "k2", "NEXT-PRNT", NOON, ADMIN);
        keys().rewrap(List.of(dataKey(1)), ADMIN);
        hub().admin().invites().create(invite("b", 1, false), "00".repeat(32), ADMIN);
        hub().admin().invites().revoke(invite("b", 1, false).inviteId(), ADMIN);
        hub().admin().beginEpoch(NOON, ADMIN);
        devices().erase(id(1), ADMIN);

        assertThat(audit())
                .extracting(AuditEntry::action)
                .containsExactly(
                        "device.erase",
                        "epoch.begin",
                        "invite.revoke",
                        "invite.create",
                        "key.rewrap",
                        "key.activate",
                        "key.rotate",
                        "device.restore",
                        "device.revoke",
                        "device.enrol",
                        "invite.create");
        assertThat(audit()).extracting(AuditEntry::act).containsOnly(ADMIN);
        assertThat(audit()).extracting(AuditEntry::id).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void latest_refusedChanges_leaveNothing() {
        devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);
        devices().erase(id(1), ADMIN);
        keys().activate(id(1), "k1", "NEXT-PRNT", NOON, ADMIN);
        hub().admin().invites().revoke("tsi_unknown", ADMIN);
        assertThatThrownBy(() -> keys().addPending(key(id(1), 2, KeyState.PENDING, NOON), false, null, ADMIN))
                .isInstanceOf(StorageException.class);

        assertThat(audit()).isEmpty();
    }

    @Test
    void latest_target_isTheChangedObject() {
        active(hub(), 1);

        assertThat(audit()).extracting(AuditEntry::target).first().isEqualTo(id(1));
        assertThat(audit()).extracting(AuditEntry::target).last().asString().startsWith("tsi_");
    }

    @Test
    void note_isKeptAsItIs() {
        AuditContext act = new AuditContext(id(1), "r7", NOON + 5);

        hub().admin().audit().note(act, "key.retired", id(1), "k1");

        AuditEntry entry = audit().get(0);
        assertThat(entry).isEqualTo(new AuditEntry(entry.id(), act, "key.retired", id(1), "k1"));
    }

    @Test
    void latest_before_pagesThroughAll() {
        for (int i = 0; i < 5; i++) {
            hub().admin().audit().note(ADMIN, "a.b", "t" + i, "");
        }

        List<AuditEntry> first = hub().admin().audit().latest(Long.MAX_VALUE, 2);
        List<AuditEntry> second = hub().admin().audit().latest(first.get(1).id(), 10);

        assertThat(first).extracting(AuditEntry::target).containsExactly("t4", "t3");
        assertThat(second).extracting(AuditEntry::target).containsExactly("t2", "t1", "t0");
    }
}
