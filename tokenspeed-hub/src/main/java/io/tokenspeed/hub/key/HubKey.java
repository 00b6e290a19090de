package io.tokenspeed.hub.key;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A key of the hub itself, which encrypts its data keys and is never in the database.
 *
 * @param id the id by which the database names the key
 * @param secret the key
 */
record HubKey(String id, DeviceSecret secret) {
    private static final int ID_CHARACTERS = 16;

    static HubKey of(DeviceSecret secret) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("TS1-KEKID\0".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(secret.bytes());
        return new HubKey(Sha256.hex(bytes.toByteArray()).substring(0, ID_CHARACTERS), secret);
    }
}
