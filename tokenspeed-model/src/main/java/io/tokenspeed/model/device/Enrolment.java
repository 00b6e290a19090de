package io.tokenspeed.model.device;

import io.tokenspeed.model.shared.NonceUse;
import org.jspecify.annotations.Nullable;

/**
 * A device that wants in, after its signature was found right.
 *
 * @param deviceId its id
 * @param scheme how it signs
 * @param label what its owner calls it; empty for what the invite calls it
 * @param fingerprint see {@link Device}
 * @param agentVersion its program's version; null when it told none
 * @param inviteDigest hex SHA-256 of the invite's token
 * @param key its first key, active
 * @param nonce the nonce of the request; null where nonces are kept elsewhere or there is none
 */
public record Enrolment(
        String deviceId,
        DeviceScheme scheme,
        String label,
        String fingerprint,
        @Nullable String agentVersion,
        String inviteDigest,
        DeviceKey key,
        @Nullable NonceUse nonce) {}
