package io.tokenspeed.agent.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes a process that is asked to end wait until a thread has tidied up: two seconds, then it interrupts the thread
 * and waits two more.
 */
final class GracefulShutdown {
    private static final long PATIENCE_SECONDS = 2;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread tidying;
    private final Thread hook = new Thread(this::await, "tokenspeed-clean-end");

    /** Registers the shutdown hook that waits for the thread. */
    GracefulShutdown(Thread tidying) {
        this.tidying = tidying;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Reports that the thread has tidied up. */
    void done() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running and has just been released.
            return;
        }
    }

    private void await() {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                tidying.interrupt();
                boolean unused = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
