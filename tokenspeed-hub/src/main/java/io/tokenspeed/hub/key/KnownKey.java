package io.tokenspeed.hub.key;

import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.wire.DeviceSecret;

/**
 * A device and one of its keys.
 *
 * @param device the device as it was when it was looked up
 * @param key the key's row
 * @param secret the secret that the row encrypts
 */
public record KnownKey(Device device, DeviceKey key, DeviceSecret secret) {}
