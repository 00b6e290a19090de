package io.tokenspeed.store.predecessor;

import java.time.Instant;

/**
 * The result of taking over one state of a database of the predecessor. Unless the file was refused,
 * {@code added + present + skipped} is the number of its requests.
 *
 * @param path the file
 * @param digest SHA-256 of its content in hexadecimal
 * @param takenAt when the file was taken over or refused
 * @param added requests that were new
 * @param present requests that the database already had
 * @param skipped requests with implausible values
 * @param outcome {@link #TAKEN}, or why the file was refused, in a few words
 */
public record TakenOver(
        String path, String digest, Instant takenAt, long added, long present, long skipped, String outcome) {
    /** The outcome of a file that was taken over. */
    public static final String TAKEN = "taken";

    /** Whether the file was taken over and not refused. */
    public boolean taken() {
        return outcome.equals(TAKEN);
    }

    /** The result as one sentence for users. */
    public String inWords() {
        if (!taken()) {
            return path + " was not taken over: " + outcome + ".";
        }
        return path + " was taken over: " + added + " requests added, " + present + " already here, " + skipped
                + " skipped because their values make no sense. The file itself was left as it is.";
    }
}
