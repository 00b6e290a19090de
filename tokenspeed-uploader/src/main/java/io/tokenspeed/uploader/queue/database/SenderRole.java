package io.tokenspeed.uploader.queue.database;

import java.io.IOException;

/** The role of the one process that sends and that may replace a damaged queue. Others only add to the queue. */
public interface SenderRole {
    /** The role in a queue that no other process uses. */
    SenderRole ALWAYS = new SenderRole() {
        @Override
        public boolean hold() {
            return true;
        }

        @Override
        public void release() {}
    };

    /**
     * Takes the role; false if another process has it.
     *
     * @throws IOException if the lock of the role cannot be used
     */
    boolean hold() throws IOException;

    /** Gives back the role that one {@link #hold} took. */
    void release();
}
