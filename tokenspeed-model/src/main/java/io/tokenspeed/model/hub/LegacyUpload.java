package io.tokenspeed.model.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of a device that speaks the predecessor's protocol, verified and validated.
 *
 * @param deviceId who sent them
 * @param nonce the nonce of the request, stored in the same transaction; null where nonces are kept elsewhere
 * @param maxLiveNonces how many nonces of a device may be remembered at once
 * @param buckets the buckets
 * @param rejected the others
 * @param receivedAt in seconds since the epoch
 */
public record LegacyUpload(
        String deviceId,
        @Nullable NonceUse nonce,
        int maxLiveNonces,
        List<LegacyBucket> buckets,
        List<Rejection> rejected,
        long receivedAt) {
    public LegacyUpload {
        buckets = List.copyOf(buckets);
        rejected = List.copyOf(rejected);
    }
}
