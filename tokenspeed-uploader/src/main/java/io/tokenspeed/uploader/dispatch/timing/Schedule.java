package io.tokenspeed.uploader.dispatch.timing;

import java.util.OptionalLong;

/** Decides when the next request may be sent: the timetable, a pause and the rate limit together. */
public final class Schedule {
    private final Timetable timetable;
    private final SendingPause pause;
    private final RequestRateLimit rateLimit;

    public Schedule(Timetable timetable, SendingPause pause, RequestRateLimit rateLimit) {
        this.timetable = timetable;
        this.pause = pause;
        this.rateLimit = rateLimit;
    }

    public Timetable timetable() {
        return timetable;
    }

    public SendingPause pause() {
        return pause;
    }

    /**
     * Milliseconds until the next request is due; 0 for now.
     *
     * @param flush whether the user asked to send now
     */
    public long waitMillis(boolean flush) {
        if (!pause.isActive()) {
            timetable.released();
        }
        long due = timetable.waitMillis(flush);
        return due > 0 ? due : rateLimit.waitMillis();
    }

    /** Begins or continues a pause, and plans when to ask the hub whether the pause ends. */
    public void pauseFor(String code, OptionalLong retryAfter) {
        pause.begin(code);
        planPoll(retryAfter);
    }

    /** Plans when to ask the hub whether the pause ends. */
    public void planPoll(OptionalLong retryAfter) {
        timetable.heldFor(pause.pollMillis(retryAfter), retryAfter);
    }
}
