package io.tokenspeed.store.predecessor;

import java.time.Instant;

/**
 * What taking over one state of a legacy database came to. {@code added + present + skipped} is the number of its
 * requests, unless it was refused.
 *
 * @param path the legacy file
 * @param digest SHA-256 of its content in hexadecimal
 * @param takenAt when it was done
 * @param added requests that were new
 * @param present requests that the database had already
 * @param skipped requests whose values make no sense
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

    /** What happened, one sentence for people. */
    public String inWords() {
        if (!taken()) {
            return path + " was not taken over: " + outcome + ".";
        }
        return path + " was taken over: " + added + " requests added, " + present + " already here, " + skipped
                + " skipped because their values make no sense. The file itself was left as it is.";
    }
}
