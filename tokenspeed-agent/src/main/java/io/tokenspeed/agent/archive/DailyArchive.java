package io.tokenspeed.agent.archive;

import io.tokenspeed.agent.config.ArchiveAge;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.environment.Environment;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Archives old requests once a day, on a thread of its own, while nothing arrives. It looks once a minute; a computer that
 * sleeps at night is served in its next quiet minute.
 */
public final class DailyArchive implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(DailyArchive.class.getName());
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** Minutes without arrivals after which nobody works. */
    private static final int QUIET_MINUTES = 5;

    private final ArchiveStore archive;
    private final ArchiveAge age;
    private final LongSupplier lastArrival;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(DailyArchive::thread);
    private volatile boolean closed;
    private @Nullable Instant last;
    private long arrival = -1;
    private int quiet;

    /**
     * Archives nothing before it is started.
     *
     * @param lastArrival a number that changes when a request arrives
     */
    public DailyArchive(ArchiveStore archive, Environment environment, LongSupplier lastArrival, Clock clock) {
        this.archive = archive;
        this.age = age(environment);
        this.lastArrival = lastArrival;
        this.clock = clock;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tokenspeed-archive");
        thread.setDaemon(true);
        return thread;
    }

    /** A server does not fail to start because of a wrong number; it archives nothing, and says so. */
    private static ArchiveAge age(Environment environment) {
        try {
            return ArchiveAge.of(environment);
        } catch (IllegalArgumentException wrong) {
            LOGGER.log(System.Logger.Level.WARNING, "{0} Nothing is archived.", wrong.getMessage());
            return new ArchiveAge(0);
        }
    }

    /** Begins to look. */
    public void start() {
        if (age.days() > 0) {
            Object unused = timer.scheduleWithFixedDelay(this::lookQuietly, 1, 1, TimeUnit.MINUTES);
        }
    }

    /** Logs a failure instead of throwing it, because a timer drops a task that throws. */
    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOGGER.log(System.Logger.Level.DEBUG, "Cannot archive old requests", failure);
        }
    }

    /** Archives if it is time and nothing arrived for some calls; called once a minute. */
    void look() {
        long now = lastArrival.getAsLong();
        quiet = now == arrival ? quiet + 1 : 0;
        arrival = now;
        if (quiet < QUIET_MINUTES || (last != null && clock.millis() - last.toEpochMilli() < DAY_MILLIS)) {
            return;
        }
        age.before(clock.instant()).ifPresent(before -> archive.freeze(before, () -> !closed));
        last = clock.instant();
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        try {
            boolean unused = timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
