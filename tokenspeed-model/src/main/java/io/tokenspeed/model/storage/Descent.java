package io.tokenspeed.model.storage;

/**
 * The fact that a thread began with a copy of another thread, as a log tells it. Facts are only added, so they may come
 * in any order, and they stay when the logs are deleted.
 *
 * @param tool the tool that both threads belong to
 * @param thread the thread that began with a copy
 * @param ancestor the copied thread, which may be a more distant ancestor
 */
public record Descent(String tool, String thread, String ancestor) {
    public Descent {
        if (thread.equals(ancestor)) {
            throw new IllegalArgumentException("thread " + thread + " cannot come from itself");
        }
    }
}
