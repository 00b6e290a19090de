package io.tokenspeed.model.device;

/** How a device signs. */
public enum DeviceScheme {
    /** HMAC of this protocol's canonical string. */
    V1,
    /** As the predecessor's plugin does. */
    LEGACY
}
