package io.tokenspeed.fakeprovider.engine;

/** One request and its answer. Everything is called by the engine's thread. */
public interface Conversation {
    /** Returns what is to be sent. */
    Plan plan();

    /** Hears of a write right before it begins. {@code nanos} is {@link System#nanoTime}. */
    void writing(PlannedWrite write, long nanos);

    /** Hears that the write has begun, when there is time for what takes longer. */
    void written();

    /** Hears that all of the plan was done, but for a silence after it. */
    void sent();

    /** Hears that the client closed the connection before. */
    void left(long nanos);

    /** Makes conversations. */
    interface Host {
        /** Takes a request that has arrived as a whole. */
        Conversation received(HttpCall call, long nanos);
    }
}
