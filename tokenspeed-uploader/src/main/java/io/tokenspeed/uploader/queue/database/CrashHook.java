package io.tokenspeed.uploader.queue.database;

/** Is called at every {@link CrashPoint}, so that a test can end the process there. */
public interface CrashHook {
    /** Does nothing, which is what programs want. */
    CrashHook NONE = point -> {};

    /** The uploader has come to a point. */
    void reached(CrashPoint point);
}
