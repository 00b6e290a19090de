package io.tokenspeed.model.storage;

/**
 * A record with a value that cannot be true or be read. Names place and reason, never the record's content.
 *
 * @param place where in the file, for example {@code line 12} or {@code message msg_1}
 * @param stored whether the request was stored without the impossible value; false if nothing of the record was stored
 * @param reason the reason, in a few words and in one line
 */
public record Finding(String place, boolean stored, String reason) {
    /** The most findings that the cursor of a file keeps; {@link FileCounts} has their number. */
    public static final int MAX_PER_FILE = 20;

    public Finding {
        if (place.isEmpty() || place.indexOf('\n') >= 0 || reason.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("place and reason must be one line each: " + place + ", " + reason);
        }
    }
}
