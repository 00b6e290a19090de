package io.tokenspeed.agent.statusline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a coding agent's report about its session while the database is queried, and waits for it half a second at
 * most.
 */
final class SessionReader {
    /** Enough for a report to begin, which a coding agent starts to write before we start. */
    private static final long PATIENCE_MILLIS = 50;

    /** For a report that has begun and not ended. */
    private static final long LONGER_MILLIS = 450;

    private final Began input;
    private final Thread thread;
    private volatile AgentSession session = AgentSession.NONE;

    /** Starts to read on a daemon thread, so that an input without an end does not keep the process alive. */
    SessionReader(InputStream in) {
        input = new Began(in);
        thread = new Thread(() -> session = AgentSession.read(input), "tokenspeed-session");
        thread.setDaemon(true);
        thread.start();
    }

    /** Knows whether any input has arrived. */
    private static final class Began extends FilterInputStream {
        private volatile boolean began;

        Began(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                began = true;
            }
            return read;
        }

        boolean hasBegun() {
            try {
                return began || available() > 0;
            } catch (IOException closed) {
                return began;
            }
        }
    }

    /** The report; {@link AgentSession#NONE} where it is not complete by now. */
    AgentSession session() {
        try {
            thread.join(PATIENCE_MILLIS);
            if (thread.isAlive() && input.hasBegun()) {
                thread.join(LONGER_MILLIS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return session;
    }
}
