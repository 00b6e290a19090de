package io.tokenspeed.hub.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.AdminStorage;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks up devices with their keys and remembers active ones for 30 seconds. Missing devices and keys are not
 * remembered, and code that changes a device must {@link #drop} it. Safe for use by several threads.
 */
public final class KnownKeys {
    private static final int MAX_DEVICES = 10_000;
    private static final long MAX_AGE_MILLIS = 30_000;

    private final AdminStorage storage;
    private final SecretVault vault;
    private final Clock clock;
    private final Cache<String, Map<String, Remembered>> devices = Caffeine.newBuilder()
            .maximumSize(MAX_DEVICES)
            .executor(Runnable::run)
            .build();
    private final AtomicLong changes = new AtomicLong();

    /**
     * A key that was looked up.
     *
     * @param loadedAt when, in milliseconds since the epoch; compared here and not by the cache, which would trust a
     * clock that was set back
     */
    private record Remembered(KnownKey key, long loadedAt) {}

    public KnownKeys(AdminStorage storage, SecretVault vault, Clock clock) {
        this.storage = storage;
        this.vault = vault;
        this.clock = clock;
    }

    /** Finds a key of a device; empty where the device or the key does not exist. */
    public Optional<KnownKey> find(String deviceId, String keyId) {
        long now = clock.millis();
        KnownKey remembered = remembered(deviceId, keyId, now);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        long before = changes.get();
        Optional<KnownKey> loaded = load(deviceId, keyId);
        loaded.filter(KnownKeys::isSettled).ifPresent(key -> remember(key, now, before));
        return loaded;
    }

    private @Nullable KnownKey remembered(String deviceId, String keyId, long now) {
        Map<String, Remembered> keys = devices.getIfPresent(deviceId);
        Remembered entry = keys == null ? null : keys.get(keyId);
        return entry == null || Math.abs(now - entry.loadedAt()) >= MAX_AGE_MILLIS ? null : entry.key();
    }

    private Optional<KnownKey> load(String deviceId, String keyId) {
        Optional<Device> device = storage.devices().find(deviceId);
        Optional<DeviceKey> key = storage.keys().find(deviceId, keyId);
        return device.flatMap(known -> key.map(row -> new KnownKey(known, row, vault.open(row))));
    }

    /** Whether the key may be remembered: pending devices and keys not yet used are looked up each time. */
    private static boolean isSettled(KnownKey key) {
        return key.device().status() == DeviceStatus.ACTIVE && key.key().state() != KeyState.PENDING;
    }

    /** Remembers a key, unless any device was changed after the key was read. */
    private void remember(KnownKey key, long now, long before) {
        synchronized (changes) {
            if (changes.get() == before) {
                devices.get(key.device().deviceId(), absent -> new ConcurrentHashMap<>())
                        .put(key.key().keyId(), new Remembered(key, now));
            }
        }
    }

    /** Forgets a device that was changed. */
    public void drop(String deviceId) {
        synchronized (changes) {
            changes.incrementAndGet();
            devices.invalidate(deviceId);
        }
    }
}
