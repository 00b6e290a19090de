package io.tokenspeed.agent.statusline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what an agent says about its session while the database is asked, and waits for it no longer than a moment. */
final class SessionReader {
    /** Long enough for an agent that has something to say, which has begun before we even started. */
    private static final long PATIENCE_MILLIS = 50;

    /** For one that has begun and not ended. */
    private static final long LONGER_MILLIS = 450;

    private final Began input;
    private final Thread thread;
    private volatile AgentSession session = AgentSession.NONE;

    /** Starts to read. An input that never ends keeps no process alive. */
    SessionReader(InputStream in) {
        input = new Began(in);
        thread = new Thread(() -> session = AgentSession.read(input), "tokenspeed-session");
        thread.setDaemon(true);
        thread.start();
    }

    /** Knows whether anything has come. */
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

    /** What was said by now. */
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
