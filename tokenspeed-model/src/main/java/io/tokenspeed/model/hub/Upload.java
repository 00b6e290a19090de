package io.tokenspeed.model.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch that was verified and validated, to be stored.
 *
 * @param deviceId who sent it
 * @param nonce the nonce of the request, stored in the same transaction; null where nonces are kept elsewhere
 * @param maxLiveNonces how many nonces of a device may be remembered at once
 * @param createdAt when the body was made, as it says itself, in seconds since the epoch; the same for the same digest
 * @param payloadDigest hex SHA-256 of the body before compression
 * @param records the valid records, in the order of their index
 * @param rejected the others
 * @param agentVersion the version of the device's program; null when it told none
 * @param receivedAt in seconds since the epoch
 */
public record Upload(
        String deviceId,
        @Nullable NonceUse nonce,
        int maxLiveNonces,
        long createdAt,
        String payloadDigest,
        List<IndexedRecord> records,
        List<Rejection> rejected,
        @Nullable String agentVersion,
        long receivedAt) {
    public Upload {
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
    }
}
