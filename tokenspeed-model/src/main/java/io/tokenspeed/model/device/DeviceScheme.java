package io.tokenspeed.model.device;

/** How a device signs its requests. */
public enum DeviceScheme {
    /** HMAC-SHA256 of the canonical form in {@link io.tokenspeed.model.wire.SignedRequest}. */
    V1,
    /** The scheme of the predecessor. */
    LEGACY
}
