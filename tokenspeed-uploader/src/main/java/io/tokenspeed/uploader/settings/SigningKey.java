package io.tokenspeed.uploader.settings;

import io.tokenspeed.model.wire.DeviceSecret;

/**
 * A key with which this device signs its requests.
 *
 * @param id its number, {@code k1} for the first
 * @param secret its bytes
 * @param since when it was made, in seconds since the epoch; of a previous key when it was replaced
 */
public record SigningKey(String id, DeviceSecret secret, long since) {
    /** The id that follows this one. */
    public String nextId() {
        return "k" + (Integer.parseInt(id.substring(1)) + 1);
    }

    SigningKey since(long now) {
        return new SigningKey(id, secret, now);
    }
}
