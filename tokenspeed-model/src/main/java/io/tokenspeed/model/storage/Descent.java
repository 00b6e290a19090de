package io.tokenspeed.model.storage;

/**
 * That a thread began with a copy of another one, as a transcript tells. Such facts only ever add up, so they may come in
 * any order, and they outlive the transcripts.
 *
 * @param tool the tool whose threads they are
 * @param thread the thread that began with a copy
 * @param ancestor the thread that it came from, directly or not
 */
public record Descent(String tool, String thread, String ancestor) {
    public Descent {
        if (thread.equals(ancestor)) {
            throw new IllegalArgumentException("thread " + thread + " cannot come from itself");
        }
    }
}
