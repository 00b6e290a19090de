package io.tokenspeed.uploader;

import io.tokenspeed.uploader.queue.QueueCounts;
import io.tokenspeed.uploader.settings.UploadMode;
import org.jspecify.annotations.Nullable;

/**
 * What people see of uploading.
 *
 * @param mode off, local or on, and why
 * @param device who the device is for its hub; null before it enrols
 * @param consentVersion the version of the text agreed to; 0 for none
 * @param queue what waits, was sent and was lost
 * @param held why nothing is sent although it should be; null while it is
 * @param heldSince since when, in seconds since the epoch; null while it is
 * @param advice what the user can do about it; null where nothing
 * @param lastCode what the last attempt came to; null before the first
 * @param lastSuccess when the hub last answered well, in seconds since the epoch; null before that
 * @param clockOffset seconds that the hub's clock is ahead of ours
 * @param failures failures of the hub in a row
 * @param forgetting whether erasure was asked for and is not confirmed
 * @param pluginSends whether another program sends the OpenCode requests itself
 * @param erasure what a hub's admin did to the device that this one was; null where nothing
 */
public record UploadStatus(
        UploadMode mode,
        @Nullable DeviceStatus device,
        int consentVersion,
        QueueCounts queue,
        @Nullable String held,
        @Nullable Long heldSince,
        @Nullable String advice,
        @Nullable String lastCode,
        @Nullable Long lastSuccess,
        long clockOffset,
        long failures,
        boolean forgetting,
        boolean pluginSends,
        @Nullable Erasure erasure) {
    /** Whether something is to be sent and the hub does not take it. */
    public boolean inTrouble() {
        return mode.isOn() && (held != null || failures > 0);
    }

    /**
     * A device that its hub erased.
     *
     * @param hubUrl which hub
     * @param at when, in seconds since the epoch
     */
    public record Erasure(String hubUrl, long at) {}

    /**
     * The device.
     *
     * @param id its id
     * @param name what it is called; null for nothing
     * @param onlyHere whether the hub is too old to be told the name
     * @param hubUrl its hub
     * @param confirmed whether the hub has said that it knows it
     * @param fingerprint what the hub's admin compares before letting it in
     * @param keyId the key that signs
     * @param enrolledAt in seconds since the epoch
     */
    public record DeviceStatus(
            String id,
            @Nullable String name,
            boolean onlyHere,
            String hubUrl,
            boolean confirmed,
            String fingerprint,
            String keyId,
            long enrolledAt) {}
}
