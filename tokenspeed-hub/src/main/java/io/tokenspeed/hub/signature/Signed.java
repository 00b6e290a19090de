package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.key.KnownKey;
import io.tokenspeed.model.hub.Act;
import java.util.Map;

/**
 * A request whose signature holds and whose device may ask. Its nonce is still to be taken.
 *
 * @param known the device and the key that signed
 * @param headers its headers
 * @param body its body as sent
 * @param requestId its name in logs
 * @param receivedAt when it came, in seconds since the epoch
 * @param rateHeaders what its answer says about the device's rate
 */
public record Signed(
        KnownKey known,
        SignedHeaders headers,
        byte[] body,
        String requestId,
        long receivedAt,
        Map<String, String> rateHeaders) {
    /** Who sent it. */
    public String deviceId() {
        return headers.deviceId();
    }

    /** What it does, for the audit log. */
    public Act act() {
        return new Act(deviceId(), requestId, receivedAt);
    }
}
