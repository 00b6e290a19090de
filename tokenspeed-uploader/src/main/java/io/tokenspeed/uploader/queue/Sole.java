package io.tokenspeed.uploader.queue;

import java.io.IOException;

/** Whether this process is the only one that may do more to a queue than add to it. */
public interface Sole {
    /** For a queue that no other process knows of. */
    Sole ALWAYS = new Sole() {
        @Override
        public boolean hold() {
            return true;
        }

        @Override
        public void release() {}
    };

    /**
     * Makes this process the only one; false if another one is.
     *
     * @throws IOException if nobody can tell
     */
    boolean hold() throws IOException;

    /** Ends what one {@link #hold} began. */
    void release();
}
