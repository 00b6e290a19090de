package io.tokenspeed.store.hub.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections on which a transaction takes too long. The driver's own time-outs only cover reading, and a client
 * that sends much data to a silent server blocks in writing.
 */
final class Watchdog implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(Watchdog.class.getName());

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Watchdog::thread);

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Ends a session's connection after {@code limit}, unless the result is cancelled before. */
    Future<?> over(HubSession session, Duration limit) {
        return timer.schedule(() -> end(session), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Uses another thread, because an encrypted connection may first send a closing message and block. */
    private static void end(HubSession session) {
        try {
            session.abort(work -> thread(work).start());
        } catch (SQLException over) {
            logger.log(System.Logger.Level.DEBUG, "A connection has ended by itself", over);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tokenspeed-database-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
