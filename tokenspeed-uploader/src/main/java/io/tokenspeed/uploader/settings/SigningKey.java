package io.tokenspeed.uploader.settings;

import io.tokenspeed.model.wire.DeviceSecret;

/**
 * A key with which this device signs its requests.
 *
 * @param id {@code k1} for the first key
 * @param secret the bytes of the key
 * @param since when the key was made, in seconds since the epoch; for a previous key, when it was replaced
 */
public record SigningKey(String id, DeviceSecret secret, long since) {
    /** The id of the key after this one. */
    public String nextId() {
        return "k" + (Integer.parseInt(id.substring(1)) + 1);
    }

    SigningKey since(long now) {
        return new SigningKey(id, secret, now);
    }
}
