package io.tokenspeed.uploader.dispatch.timing;

/**
 * A pause of sending.
 *
 * @param code the hub's code, the status of its answer, or the fault of that answer
 * @param since when it began, in seconds since the epoch
 * @param polls how often the hub was asked since then whether sending may go on
 */
public record Pause(String code, long since, long polls) {
    /** The reason that follows from the code. */
    public PauseReason reason() {
        return PauseReason.of(code);
    }
}
