package io.tokenspeed.meter.cut;

/** Cuts a body into events. */
public interface Cutter {
    void read(byte next);

    /** Says that the body has ended. */
    void end();

    /** Returns how many events were left out because they were too long. */
    int tooLong();

    /** Takes the JSON of an event: the first bytes of an array that is used again later. */
    interface Taker {
        void take(byte[] json, int length);
    }
}
