package io.tokenspeed.model.storage;

/**
 * A record that could not be taken as it was written. It says where and why, never what the record holds.
 *
 * @param place where in the file, for example {@code line 12} or {@code message msg_1}
 * @param stored whether the request was stored without what is impossible in it; false where nothing of it was
 * @param reason why, in a few words and in one line
 */
public record Finding(String place, boolean stored, String reason) {
    /** The most that a file's cursor keeps; the counts of the file tell how many there are. */
    public static final int MAX_PER_FILE = 20;

    public Finding {
        if (place.isEmpty() || place.indexOf('\n') >= 0 || reason.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("place and reason must be one line each: " + place + ", " + reason);
        }
    }
}
