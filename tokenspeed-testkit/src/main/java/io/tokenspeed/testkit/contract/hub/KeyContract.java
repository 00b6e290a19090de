package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.dataKey;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.device.SealedSecret;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys of devices, their rotation, and the keys that encrypt them. */
public abstract class KeyContract extends HubStorageContract {
    private DeviceKey pending(int number) {
        return key(id(1), number, KeyState.PENDING, NOON + 86_400);
    }

    @Test
    void addDataKey_knownId_isRefused() {
        assertThat(keys().addDataKey(dataKey(2))).isTrue();
        assertThat(keys().addDataKey(dataKey(1))).isTrue();
        assertThat(keys().addDataKey(dataKey(1))).isFalse();

        assertThat(keys().dataKeys()).containsExactly(dataKey(1), dataKey(2));
    }

    @Test
    void addDataKey_twentyAtOnce_storesOne() throws Exception {
        assertThat(atOnce(20, () -> keys().addDataKey(dataKey(1)))).containsOnlyOnce(true);

        assertThat(keys().dataKeys()).containsExactly(dataKey(1));
    }

    @Test
    void dataKeys_countWhatTheyEncrypt() {
        active(hub(), 1);
        keys().addPending(pending(2), false, null, ADMIN);

        assertThat(keys().dataKeys()).extracting(DataKey::uses).containsExactly(2L);
    }

    @Test
    void rewrap_replacesEncryptionOnly() {
        active(hub(), 1);

        keys().rewrap(List.of(new DataKey("dek1", "kek2", "0d".repeat(12), "0e".repeat(48), 7, 7)), ADMIN);

        assertThat(keys().dataKeys())
                .containsExactly(new DataKey("dek1", "kek2", "0d".repeat(12), "0e".repeat(48), NOON + 1, 1));
    }

    @Test
    void rewrap_notAllKeys_isRefused() {
        keys().addDataKey(dataKey(1));
        keys().addDataKey(dataKey(2));
        DataKey rewrapped = new DataKey("dek1", "kek2", "0d".repeat(12), "0e".repeat(48), 7, 7);

        assertThatThrownBy(() -> keys().rewrap(List.of(rewrapped), ADMIN)).isInstanceOf(StorageException.class);

        assertThat(keys().dataKeys()).containsExactly(dataKey(1), dataKey(2));
        assertThat(audit()).isEmpty();
    }

    @Test
    void find_isAsItWasStored() {
        active(hub(), 1);

        assertThat(keys().find(id(1), "k1")).contains(key(id(1), 1, KeyState.ACTIVE, null));
        assertThat(keys().find(id(1), "k2")).isEmpty();
        assertThat(keys().find(id(2), "k1")).isEmpty();
    }

    @Test
    void addPending_replacesPendingKey() {
        active(hub(), 1);
        DeviceKey other = new DeviceKey(
                id(1),
                "k2",
                new SealedSecret("dek1", "0f".repeat(12), "1a".repeat(48)),
                KeyState.PENDING,
                NOON + 100_000);

        assertThat(keys().addPending(pending(2), false, null, ADMIN)).isTrue();
        assertThat(keys().addPending(other, false, null, ADMIN)).isTrue();

        assertThat(keys().list(id(1))).containsExactly(key(id(1), 1, KeyState.ACTIVE, null), other);
    }

    @Test
    void addPending_usedNonce_changesNothing() {
        active(hub(), 1);
        NonceUse nonce = new NonceUse(id(1), "n", NOON + 660);
        keys().addPending(pending(2), false, nonce, ADMIN);
        int entries = audit().size();

        assertThat(keys().addPending(pending(3), false, nonce, ADMIN)).isFalse();

        assertThat(keys().list(id(1))).extracting(DeviceKey::keyId).containsExactly("k1", "k2");
        assertThat(audit()).hasSize(entries);
        assertThat(hub().shared().nonces().live()).isEqualTo(1);
    }

    @Test
    void addPending_sameNonceAtOnce_isTakenOnce() throws Exception {
        active(hub(), 1);
        NonceUse nonce = new NonceUse(id(1), "n", NOON + 660);

        assertThat(atOnce(8, () -> keys().addPending(pending(2), false, nonce, ADMIN)))
                .containsOnlyOnce(true);
    }

    @Test
    void activate_retiresTheKeyBefore() {
        active(hub(), 1);
        keys().addPending(pending(2), false, null, ADMIN);

        keys().activate(id(1), "k2", "NEXT-PRNT", NOON + 86_400, ADMIN);
        keys().activate(id(1), "k2", "NEXT-PRNT", NOON + 99_999, ADMIN);

        assertThat(keys().list(id(1)))
                .containsExactly(key(id(1), 1, KeyState.RETIRING, NOON + 86_400), key(id(1), 2, KeyState.ACTIVE, null));
        assertThat(audit())
                .filteredOn(entry -> entry.action().equals("key.activate"))
                .hasSize(1);
    }

    @Test
    void activate_makesItsFingerprintTheDevices() {
        active(hub(), 1);
        active(hub(), 2);
        keys().addPending(pending(2), false, null, ADMIN);

        keys().activate(id(1), "k2", "FIRS-TUSE", NOON + 86_400, ADMIN);
        keys().activate(id(1), "k2", "MUCH-LATE", NOON + 86_400, ADMIN);

        assertThat(devices().find(id(1))).map(Device::fingerprint).contains("FIRS-TUSE");
        assertThat(devices().find(id(2))).map(Device::fingerprint).get().isNotEqualTo("FIRS-TUSE");
    }

    @Test
    void activate_keyThatRetiresNow_endsTheOneBeforeAtOnce() {
        active(hub(), 1);
        keys().addPending(pending(2), true, null, ADMIN);
        assertThat(keys().list(id(1))).first().isEqualTo(key(id(1), 1, KeyState.ACTIVE, null));

        keys().activate(id(1), "k2", "NEXT-PRNT", NOON + 86_400, ADMIN);

        assertThat(keys().list(id(1)))
                .containsExactly(
                        key(id(1), 1, KeyState.RETIRING, ADMIN.at() - 1), key(id(1), 2, KeyState.ACTIVE, null));
        assertThat(audit()).extracting(AuditEntry::detail).contains("k2 retire now");
    }

    @Test
    void activate_keyThatRetiredNowAndWasReplaced_overlaps() {
        active(hub(), 1);
        keys().addPending(pending(2), true, null, ADMIN);
        keys().addPending(pending(2), false, null, ADMIN);

        keys().activate(id(1), "k2", "NEXT-PRNT", NOON + 86_400, ADMIN);

        assertThat(keys().list(id(1))).first().isEqualTo(key(id(1), 1, KeyState.RETIRING, NOON + 86_400));
    }

    @Test
    void list_tenKeys_isInOrderOfNumbers() {
        active(hub(), 1);
        for (int number = 2; number <= 10; number++) {
            keys().addPending(pending(number), false, null, ADMIN);
            keys().activate(id(1), "k" + number, "NEXT-PRNT", NOON, ADMIN);
        }

        assertThat(keys().list(id(1)))
                .extracting(DeviceKey::keyId)
                .containsExactly("k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "k10");
    }

    @Test
    void purge_deletesEndedKeysOnly() {
        active(hub(), 1);
        keys().addPending(pending(2), false, null, ADMIN);
        keys().activate(id(1), "k2", "NEXT-PRNT", NOON, ADMIN);
        keys().addPending(pending(3), false, null, ADMIN);

        assertThat(keys().purge(NOON)).isZero();
        assertThat(keys().purge(NOON + 1)).isEqualTo(1);

        assertThat(keys().list(id(1))).extracting(DeviceKey::keyId).containsExactly("k2", "k3");
    }
}
