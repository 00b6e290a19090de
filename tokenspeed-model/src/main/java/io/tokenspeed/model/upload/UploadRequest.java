package io.tokenspeed.model.upload;

import io.tokenspeed.model.shared.NonceUse;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an upload's HTTP request that decide about its admission: the device, nonce and time.
 *
 * @param deviceId the device that sent the upload
 * @param nonce the nonce of the request, stored in the transaction that admits the upload; null where nonces are kept
 *     elsewhere
 * @param maxLiveNonces how many nonces of one device may be stored at once
 * @param programVersion the version of the device's local program; null when not reported
 * @param receivedAt when the upload arrived, in seconds since the epoch
 */
public record UploadRequest(
        String deviceId,
        @Nullable NonceUse nonce,
        int maxLiveNonces,
        @Nullable String programVersion,
        long receivedAt) {}
