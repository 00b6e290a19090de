package io.tokenspeed.uploader.dispatch;

/**
 * The outcome of enrolling.
 *
 * @param result the result
 * @param message for the user
 * @param fingerprint for the hub's admin, who compares it before approving the device
 */
public record EnrolmentOutcome(Result result, String message, String fingerprint) {
    /** This outcome, with a sentence about an unconfirmed enrolment at another hub that it replaced. */
    EnrolmentOutcome replacing(String hubUrl) {
        return new EnrolmentOutcome(
                result, message + " The enrolment at " + hubUrl + ", which was never confirmed, is gone.", fingerprint);
    }

    /** The results of enrolling. */
    public enum Result {
        /** The hub takes uploads from this device. */
        ENROLLED,
        /** The hub's admin has to approve the device first. */
        PENDING,
        /** The hub refuses the invite or the device. */
        REFUSED,
        /** No usable answer came; enrolling again continues this enrolment. */
        UNREACHABLE
    }
}
