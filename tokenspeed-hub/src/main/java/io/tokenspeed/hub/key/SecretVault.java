package io.tokenspeed.hub.key;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.device.SealedSecret;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.wire.DeviceSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the secrets of devices for the database and decrypts them again. The key file, which is not in the database,
 * encrypts data keys, and these encrypt secrets. Safe for use by several threads.
 */
public final class SecretVault {
    private final AdminStorage storage;
    private final DataKeys dataKeys;
    private final SecureRandom random;

    private SecretVault(AdminStorage storage, DataKeys dataKeys, SecureRandom random) {
        this.storage = storage;
        this.dataKeys = dataKeys;
        this.random = random;
    }

    /**
     * Opens the vault, and makes the key file where the database needs none yet.
     *
     * @throws KeyFileException if the file is missing or not the one that the database needs
     */
    public static SecretVault open(Path keyFile, AdminStorage storage, Clock clock, SecureRandom random) {
        boolean exists = Files.exists(keyFile);
        if (!exists && !storage.keys().dataKeys().isEmpty()) {
            throw new KeyFileException("The key file " + keyFile
                    + " is missing, and the database holds keys that only it opens; restore it from its backup.");
        }
        List<HubKey> ring = exists ? KeyFile.read(keyFile) : KeyFile.create(keyFile, random);
        DataKeys dataKeys = new DataKeys(keyFile, ring, storage, clock, random);
        dataKeys.openAll();
        return new SecretVault(storage, dataKeys, random);
    }

    /** Encrypts a device's secret and returns its row, where {@code notAfter} is in seconds since the epoch. */
    public DeviceKey seal(String deviceId, String keyId, DeviceSecret secret, KeyState state, @Nullable Long notAfter) {
        DataKey under = dataKeys.current();
        String iv = DataKeys.newIv(random);
        String row = KeyEnvelope.secretRow(storage.identity().hubId(), deviceId, keyId);
        String sealed = KeyEnvelope.seal(dataKeys.open(under.dekId()), iv, secret, row);
        return new DeviceKey(deviceId, keyId, new SealedSecret(under.dekId(), iv, sealed), state, notAfter);
    }

    /**
     * Decrypts the secret of a row.
     *
     * @throws KeyFileException if the row was changed, or its secret comes from another row
     */
    public DeviceSecret open(DeviceKey key) {
        String row = KeyEnvelope.secretRow(storage.identity().hubId(), key.deviceId(), key.keyId());
        try {
            return KeyEnvelope.open(
                    dataKeys.open(key.secret().dekId()),
                    key.secret().iv(),
                    key.secret().ciphertext(),
                    row);
        } catch (GeneralSecurityException changed) {
            throw new KeyFileException("The stored key " + key.keyId() + " of a device is damaged; revoke the device.");
        }
    }

    /** Encrypts all data keys under the first key of the file, and returns how many there are. */
    public int rewrap(AuditContext act) {
        List<DataKey> rewrapped = dataKeys.rewrapped();
        storage.keys().rewrap(rewrapped, act);
        return rewrapped.size();
    }

    /** The age of the data key in use, in seconds. */
    public long dataKeyAgeSeconds() {
        return dataKeys.ageSeconds();
    }
}
