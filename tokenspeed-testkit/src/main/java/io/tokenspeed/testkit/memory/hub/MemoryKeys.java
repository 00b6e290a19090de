package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.device.KeyTable;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of devices and the data keys that encrypt them. */
record MemoryKeys(HubRecords records) implements KeyTable {
    @Override
    public List<DataKey> dataKeys() {
        synchronized (records) {
            return records.dataKeys.values().stream()
                    .sorted(Comparator.comparingLong(DataKey::createdAt).thenComparingInt(MemoryKeys::number))
                    .toList();
        }
    }

    @Override
    public boolean addDataKey(DataKey key) {
        synchronized (records) {
            return records.dataKeys.putIfAbsent(key.dekId(), key) == null;
        }
    }

    @Override
    public void rewrap(List<DataKey> keys, AuditContext act) {
        synchronized (records) {
            Set<String> ids = new HashSet<>(keys.stream().map(DataKey::dekId).toList());
            if (!ids.equals(records.dataKeys.keySet())) {
                throw new StorageException("The data keys have changed meanwhile; rewrap again.", null);
            }
            for (DataKey key : keys) {
                records.dataKeys.computeIfPresent(
                        key.dekId(),
                        (id, old) ->
                                new DataKey(id, key.kekId(), key.iv(), key.wrapped(), old.createdAt(), old.uses()));
            }
            records.note(act, "key.rewrap", "", Integer.toString(keys.size()));
        }
    }

    @Override
    public Optional<DeviceKey> find(String deviceId, String keyId) {
        return list(deviceId).stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    @Override
    public List<DeviceKey> list(String deviceId) {
        synchronized (records) {
            return records.keys.stream()
                    .filter(key -> key.deviceId().equals(deviceId))
                    .sorted(Comparator.comparingInt(MemoryKeys::number))
                    .toList();
        }
    }

    @Override
    public boolean addPending(DeviceKey key, boolean retireNow, @Nullable NonceUse nonce, AuditContext act) {
        synchronized (records) {
            MemoryDevices.checkActive(records, key.deviceId());
            if (MemoryNonces.used(records, nonce)) {
                return false;
            }
            if (!records.devices.containsKey(key.deviceId())) {
                throw new StorageException("There is no device " + key.deviceId() + ".", null);
            }
            records.keys.removeIf(old -> old.deviceId().equals(key.deviceId()) && old.state() == KeyState.PENDING);
            records.retiringNow.removeIf(old -> old.deviceId().equals(key.deviceId()));
            if (find(key.deviceId(), key.keyId()).isPresent()) {
                throw new StorageException("There is a key " + key.keyId() + " already.", null);
            }
            add(records, key);
            if (retireNow) {
                records.retiringNow.add(key);
            }
            MemoryNonces.remember(records, nonce);
            records.note(act, "key.rotate", key.deviceId(), key.keyId() + (retireNow ? " retire now" : ""));
            return true;
        }
    }

    @Override
    public void activate(String deviceId, String keyId, String fingerprint, long oldNotAfter, AuditContext act) {
        synchronized (records) {
            Device device = records.devices.get(deviceId);
            if (device == null || device.status() != DeviceStatus.ACTIVE) {
                return;
            }
            find(deviceId, keyId).filter(key -> key.state() == KeyState.PENDING).ifPresent(pending -> {
                long end = records.retiringNow.contains(pending) ? act.at() - 1 : oldNotAfter;
                records.keys.replaceAll(key -> activated(key, pending, end, DeviceChange.day(act.at())));
                records.devices.put(deviceId, DeviceChange.fingerprint(device, fingerprint));
                records.note(act, "key.activate", deviceId, keyId);
            });
        }
    }

    private static DeviceKey activated(DeviceKey key, DeviceKey pending, long oldNotAfter, LocalDate day) {
        if (key.equals(pending)) {
            return in(key, KeyState.ACTIVE, null, day);
        }
        boolean replaced = key.deviceId().equals(pending.deviceId()) && key.state() == KeyState.ACTIVE;
        return replaced ? in(key, KeyState.RETIRING, oldNotAfter, key.activeOn()) : key;
    }

    @Override
    public int purge(long endedBefore) {
        synchronized (records) {
            int before = records.keys.size();
            records.keys.removeIf(key -> ended(key, endedBefore));
            return before - records.keys.size();
        }
    }

    private static boolean ended(DeviceKey key, long before) {
        Long end = key.notAfterSeconds();
        return end != null && end < before;
    }

    static void add(HubRecords records, DeviceKey key) {
        DataKey dek = records.dataKeys.get(key.secret().dekId());
        if (dek == null) {
            throw new StorageException("There is no data key " + key.secret().dekId() + ".", null);
        }
        records.dataKeys.put(
                dek.dekId(),
                new DataKey(dek.dekId(), dek.kekId(), dek.iv(), dek.wrapped(), dek.createdAt(), dek.uses() + 1));
        records.keys.add(key);
    }

    static DeviceKey in(DeviceKey key, KeyState state, @Nullable Long notAfter, @Nullable LocalDate activeOn) {
        return new DeviceKey(key.deviceId(), key.keyId(), key.secret(), state, notAfter, activeOn);
    }

    private static int number(DeviceKey key) {
        return Integer.parseInt(key.keyId().substring(1));
    }

    private static int number(DataKey key) {
        return Integer.parseInt(key.dekId().substring(3));
    }
}
