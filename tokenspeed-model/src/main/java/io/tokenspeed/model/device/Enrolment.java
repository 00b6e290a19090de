package io.tokenspeed.model.device;

import io.tokenspeed.model.shared.NonceUse;
import org.jspecify.annotations.Nullable;

/**
 * A device that asks to enrol, after the hub verified its signature.
 *
 * @param deviceId its id
 * @param scheme how the device signs its requests
 * @param label the name that its owner gave it; empty to take the label of the invite
 * @param fingerprint fingerprint of {@code key}, see {@link Device}
 * @param programVersion the version of its local program; null when not reported
 * @param inviteDigest hex SHA-256 of the invite's token
 * @param key the device's first key, already active
 * @param nonce the nonce of the request; null where nonces are kept elsewhere or there is none
 */
public record Enrolment(
        String deviceId,
        DeviceScheme scheme,
        String label,
        String fingerprint,
        @Nullable String programVersion,
        String inviteDigest,
        DeviceKey key,
        @Nullable NonceUse nonce) {}
