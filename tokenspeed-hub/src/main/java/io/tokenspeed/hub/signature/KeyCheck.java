package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.key.KnownKey;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Fingerprint;
import java.util.Map;
import java.util.Optional;

/** Finds the key that a request names, refuses a retired one, and activates a new one. */
final class KeyCheck {
    private static final int NOTED = 10_000;
    private static final long HOUR = 3_600;

    private final AdminStorage storage;
    private final KnownKeys keys;
    /**
     * When the use of a retired key was last noted, by device, in seconds since the epoch; a forgotten device is noted
     * once more.
     */
    private final Map<String, Long> noted = BoundedMap.byArrival(NOTED);

    KeyCheck(AdminStorage storage, KnownKeys keys) {
        this.storage = storage;
        this.keys = keys;
    }

    /** Finds the key that a request names, before its signature is checked. */
    KnownKey find(String deviceId, String keyId, long now) {
        Optional<KnownKey> known = keys.find(deviceId, keyId);
        if (known.isEmpty()) {
            throw absent(deviceId);
        }
        if (known.get().key().state() == KeyState.PENDING && isOver(known.get().key(), now)) {
            throw Refusal.of(ErrorCode.KEY_UNKNOWN);
        }
        return known.get();
    }

    private Refusal absent(String deviceId) {
        if (storage.devices().find(deviceId).isPresent()) {
            return Refusal.of(ErrorCode.KEY_UNKNOWN);
        }
        return storage.devices()
                .erasedAt(deviceId)
                .map(Refusal::erased)
                .orElseGet(() -> Refusal.of(ErrorCode.DEVICE_UNKNOWN));
    }

    /**
     * Refuses a retired key whose signature was right, and notes in the audit log once an hour that the key is still
     * used.
     */
    void checkRetired(KnownKey known, AuditContext act) {
        DeviceKey key = known.key();
        if (key.state() != KeyState.RETIRING || !isOver(key, act.at())) {
            return;
        }
        if (isNews(key.deviceId(), act.at())) {
            storage.audit().note(act, "key.retired_use", key.deviceId(), key.keyId());
        }
        throw Refusal.of(ErrorCode.KEY_RETIRED);
    }

    private boolean isNews(String deviceId, long now) {
        synchronized (noted) {
            Long last = noted.get(deviceId);
            boolean news = last == null || now - last >= HOUR;
            if (news) {
                noted.put(deviceId, now);
            }
            return news;
        }
    }

    private static boolean isOver(DeviceKey key, long now) {
        Long end = key.notAfterSeconds();
        return end != null && now > end;
    }

    /** The first request with a new key makes it the device's key. */
    void activate(KnownKey known, AuditContext act) {
        if (known.key().state() == KeyState.PENDING) {
            DeviceKey key = known.key();
            String fingerprint = Fingerprint.of(key.deviceId(), known.secret());
            long oldEnd = act.at() + KeyTimes.OVERLAP_SECONDS;
            storage.keys().activate(key.deviceId(), key.keyId(), fingerprint, oldEnd, act);
            keys.drop(key.deviceId());
        }
    }
}
