package io.tokenspeed.hub.key;

import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.wire.DeviceSecret;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data keys, each decrypted once. A new one is made when the newest is 90 days old or was used about a million
 * times.
 */
final class DataKeys {
    private static final long MAX_AGE_SECONDS = 90L * 86_400;
    private static final long MAX_USES = 1L << 20;

    private final Path file;
    private final List<HubKey> ring;
    private final AdminStorage storage;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, DeviceSecret> opened = new ConcurrentHashMap<>();

    DataKeys(Path file, List<HubKey> ring, AdminStorage storage, Clock clock, SecureRandom random) {
        this.file = file;
        this.ring = List.copyOf(ring);
        this.storage = storage;
        this.clock = clock;
        this.random = random;
    }

    static String newIv(SecureRandom random) {
        byte[] iv = new byte[KeyEnvelope.IV_BYTES];
        random.nextBytes(iv);
        return HexFormat.of().formatHex(iv);
    }

    /** Decrypts all data keys, which shows at the start whether the key file is the right one. */
    void openAll() {
        storage.keys().dataKeys().forEach(key -> opened.put(key.dekId(), unwrap(key)));
    }

    DeviceSecret open(String dekId) {
        DeviceSecret known = opened.get(dekId);
        if (known == null) {
            openAll();
            known = opened.get(dekId);
        }
        if (known == null) {
            throw new KeyFileException("The database lacks the data key " + dekId + "; restore it from its backup.");
        }
        return known;
    }

    /** The data key that new secrets are encrypted under. */
    DataKey current() {
        List<DataKey> all = storage.keys().dataKeys();
        if (!all.isEmpty() && isFresh(all.get(all.size() - 1))) {
            return all.get(all.size() - 1);
        }
        DeviceSecret secret = DeviceSecret.random(random);
        DataKey made = wrap("dek" + (all.size() + 1), secret, clock.instant().getEpochSecond(), 0);
        // Where another node was faster, its key is the current one.
        return storage.keys().addDataKey(made) ? made : current();
    }

    private boolean isFresh(DataKey key) {
        return clock.instant().getEpochSecond() - key.createdAt() < MAX_AGE_SECONDS && key.uses() < MAX_USES;
    }

    long ageSeconds() {
        List<DataKey> all = storage.keys().dataKeys();
        return all.isEmpty()
                ? 0
                : clock.instant().getEpochSecond() - all.get(all.size() - 1).createdAt();
    }

    List<DataKey> rewrapped() {
        return storage.keys().dataKeys().stream()
                .map(key -> wrap(key.dekId(), unwrap(key), key.createdAt(), key.uses()))
                .toList();
    }

    private DataKey wrap(String dekId, DeviceSecret secret, long createdAt, long uses) {
        HubKey under = ring.get(0);
        String iv = newIv(random);
        String wrapped = KeyEnvelope.seal(under.secret(), iv, secret, row(dekId));
        return new DataKey(dekId, under.id(), iv, wrapped, createdAt, uses);
    }

    private DeviceSecret unwrap(DataKey key) {
        HubKey under = ring.stream()
                .filter(candidate -> candidate.id().equals(key.kekId()))
                .findFirst()
                .orElseThrow(() -> new KeyFileException("The key file " + file + " lacks the key " + key.kekId()
                        + ", which the database needs; restore the file from its backup."));
        try {
            return KeyEnvelope.open(under.secret(), key.iv(), key.wrapped(), row(key.dekId()));
        } catch (GeneralSecurityException changed) {
            throw new KeyFileException("The data key " + key.dekId()
                    + " in the database is damaged; restore the database from its backup.");
        }
    }

    private String row(String dekId) {
        return KeyEnvelope.dataKeyRow(storage.identity().hubId(), dekId);
    }
}
