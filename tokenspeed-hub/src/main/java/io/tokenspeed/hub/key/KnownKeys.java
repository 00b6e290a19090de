package io.tokenspeed.hub.key;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.Device;
import io.tokenspeed.model.hub.DeviceKey;
import io.tokenspeed.model.hub.DeviceStatus;
import io.tokenspeed.model.hub.KeyState;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks up devices with their keys and remembers active ones for a short time. What is not there is not remembered, and
 * whoever changes a device drops it. Safe for use by several threads.
 */
public final class KnownKeys {
    private static final int MAX = 10_000;
    private static final long MAX_AGE_MILLIS = 30_000;

    private final AdminStorage storage;
    private final SecretVault vault;
    private final Clock clock;
    private final Map<String, Map<String, Remembered>> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Remembered>> eldest) {
            return size() > MAX;
        }
    };
    private long changes;

    private record Remembered(KnownKey key, long loadedAt) {}

    public KnownKeys(AdminStorage storage, SecretVault vault, Clock clock) {
        this.storage = storage;
        this.vault = vault;
        this.clock = clock;
    }

    /** A key of a device; empty when either is not there. */
    public Optional<KnownKey> find(String deviceId, String keyId) {
        long now = clock.millis();
        long before;
        synchronized (entries) {
            KnownKey remembered = remembered(deviceId, keyId, now);
            if (remembered != null) {
                return Optional.of(remembered);
            }
            before = changes;
        }
        Optional<KnownKey> loaded = load(deviceId, keyId);
        loaded.filter(KnownKeys::isSettled).ifPresent(key -> remember(key, now, before));
        return loaded;
    }

    private @Nullable KnownKey remembered(String deviceId, String keyId, long now) {
        Map<String, Remembered> keys = entries.get(deviceId);
        Remembered entry = keys == null ? null : keys.get(keyId);
        return entry == null || Math.abs(now - entry.loadedAt()) >= MAX_AGE_MILLIS ? null : entry.key();
    }

    private Optional<KnownKey> load(String deviceId, String keyId) {
        Optional<Device> device = storage.devices().find(deviceId);
        Optional<DeviceKey> key = storage.keys().find(deviceId, keyId);
        return device.flatMap(known -> key.map(row -> new KnownKey(known, row, vault.open(row))));
    }

    /** Whoever waits for an admin or uses a key for the first time is looked at again. */
    private static boolean isSettled(KnownKey key) {
        return key.device().status() == DeviceStatus.ACTIVE && key.key().state() != KeyState.PENDING;
    }

    /** What was read before a change is not remembered after it. */
    private void remember(KnownKey key, long now, long before) {
        synchronized (entries) {
            if (changes == before) {
                entries.computeIfAbsent(key.device().deviceId(), absent -> new HashMap<>())
                        .put(key.key().keyId(), new Remembered(key, now));
            }
        }
    }

    /** Forgets a device that was changed. */
    public void drop(String deviceId) {
        synchronized (entries) {
            changes++;
            entries.remove(deviceId);
        }
    }
}
