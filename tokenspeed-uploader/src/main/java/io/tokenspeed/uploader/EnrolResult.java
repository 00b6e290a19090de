package io.tokenspeed.uploader;

/**
 * What enrolling came to.
 *
 * @param outcome the outcome
 * @param message for the user
 * @param fingerprint what the hub's admin compares; empty where there is no device
 */
public record EnrolResult(Outcome outcome, String message, String fingerprint) {
    /** The same, telling that an enrolment at another hub is gone, which that one never confirmed. */
    EnrolResult replacing(String hubUrl) {
        return new EnrolResult(
                outcome,
                message + " The enrolment at " + hubUrl + ", which was never confirmed, is gone.",
                fingerprint);
    }

    /** How it ended. */
    public enum Outcome {
        /** The hub takes uploads from this device. */
        ENROLLED,
        /** The hub's admin has to let it in first. */
        PENDING,
        /** The hub does not take the invite. */
        REFUSED,
        /** Nobody answered; the same command goes on where this one stopped. */
        UNREACHABLE
    }
}
