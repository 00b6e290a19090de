package io.tokenspeed.uploader.queue.database;

/** Is called at every {@link CrashPoint}, so that a test can end the process there. */
public interface CrashHook {
    /** Does nothing; the default. */
    CrashHook NONE = point -> {};

    /** Called when the uploader has reached a point. */
    void reached(CrashPoint point);
}
