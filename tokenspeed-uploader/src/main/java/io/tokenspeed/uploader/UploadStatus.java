package io.tokenspeed.uploader;

import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import io.tokenspeed.uploader.settings.UploadMode;
import org.jspecify.annotations.Nullable;

/**
 * The state of uploading, for people.
 *
 * @param mode off, local or on, and why
 * @param agreement the user's consent
 * @param device this device at its hub; null before it enrols
 * @param queue counts of waiting, sent and lost records
 * @param contact the requests to the hub
 * @param removal a requested or past removal of everything of this device
 */
public record UploadStatus(
        UploadMode mode,
        Agreement agreement,
        @Nullable EnrolledDevice device,
        QueueCounts queue,
        Contact contact,
        Removal removal) {
    /** Whether sending is on, but paused or failing. */
    public boolean inTrouble() {
        return mode.isOn() && (contact.pause() != null || contact.failures() > 0);
    }

    /**
     * The user's consent.
     *
     * @param consentVersion the version of the text agreed to; 0 for none
     * @param pluginSends whether the predecessor sends OpenCode's requests itself, so that this program excludes them
     */
    public record Agreement(int consentVersion, boolean pluginSends) {}

    /**
     * The requests to the hub.
     *
     * @param pause the pause of sending; null while there is none
     * @param lastCode the result of the last attempt; null before the first
     * @param lastSuccess when a request last succeeded, in seconds since the epoch; null before the first success
     * @param clockOffset seconds that the hub's clock is ahead of ours
     * @param failures the number of failed requests in a row
     */
    public record Contact(
            @Nullable Pausing pause,
            @Nullable String lastCode,
            @Nullable Long lastSuccess,
            long clockOffset,
            long failures) {
        /** The state before the first request. */
        public static final Contact NONE = new Contact(null, null, null, 0, 0);

        /** The code of the pause; null while there is none. */
        public @Nullable String pauseCode() {
            return pause == null ? null : pause.code();
        }
    }

    /**
     * A pause of sending.
     *
     * @param code the hub's code, or the status of its answer
     * @param since when it began, in seconds since the epoch
     * @param advice a sentence on what the user can do; null where there is nothing to do
     */
    public record Pausing(String code, long since, @Nullable String advice) {}

    /**
     * The removal of everything of this device.
     *
     * @param requested whether the user asked for the removal and the hub has not confirmed it
     * @param erasure the erasure of the previous device by the hub's admin; null where there was none
     */
    public record Removal(boolean requested, @Nullable Erasure erasure) {
        /** Nothing is or was removed. */
        public static final Removal NONE = new Removal(false, null);
    }

    /**
     * The erasure of a device by its hub's admin.
     *
     * @param hubUrl the address of the hub
     * @param at the time of the erasure in seconds since the epoch
     */
    public record Erasure(String hubUrl, long at) {}

    /**
     * This device at its hub.
     *
     * @param id the id of the device
     * @param label its name
     * @param hubUrl the address of the hub
     * @param confirmed whether the hub has confirmed the enrolment
     * @param key the key that signs its requests
     * @param enrolledAt when the enrolment began, in seconds since the epoch
     */
    public record EnrolledDevice(String id, Label label, String hubUrl, boolean confirmed, Key key, long enrolledAt) {}

    /**
     * The name of a device.
     *
     * @param name the name; null for none
     * @param onlyHere whether the name stays on this machine, because the hub is too old for names
     */
    public record Label(@Nullable String name, boolean onlyHere) {}

    /**
     * The key that signs a device's requests.
     *
     * @param id the id of the key
     * @param fingerprint of the device and the key; the hub's admin compares it before approving the device
     */
    public record Key(String id, String fingerprint) {}
}
