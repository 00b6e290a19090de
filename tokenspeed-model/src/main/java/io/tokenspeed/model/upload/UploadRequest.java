package io.tokenspeed.model.upload;

import io.tokenspeed.model.shared.NonceUse;
import org.jspecify.annotations.Nullable;

/**
 * The request that an upload came with, by which it is admitted: who sent it, with which nonce and when.
 *
 * @param deviceId who sent it
 * @param nonce the nonce of the request, stored in the transaction that admits the upload; null where nonces are kept
 *     elsewhere
 * @param maxLiveNonces how many nonces of a device may be remembered at once
 * @param agentVersion the version of the device's program; null when it told none
 * @param receivedAt in seconds since the epoch
 */
public record UploadRequest(
        String deviceId,
        @Nullable NonceUse nonce,
        int maxLiveNonces,
        @Nullable String agentVersion,
        long receivedAt) {}
