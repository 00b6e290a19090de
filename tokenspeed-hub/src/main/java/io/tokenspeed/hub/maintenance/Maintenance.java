package io.tokenspeed.hub.maintenance;

import io.tokenspeed.hub.journal.Restore;
import io.tokenspeed.hub.signature.DeviceRates;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.shared.NonceStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Forgets what is over, shares what nodes share, marks the journal and checks the sums, on a thread of its own. What fails
 * is tried again next time.
 */
public final class Maintenance implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(Maintenance.class.getName());
    private static final LocalTime NIGHT = LocalTime.of(3, 17);

    private final NonceStore nonces;
    private final DeviceRates rates;
    private final Restore restore;
    private final Expiry expiry;
    private final DriftCheck drift;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tokenspeed-maintenance");
        thread.setDaemon(true);
        return thread;
    });

    public Maintenance(
            NonceStore nonces, DeviceRates rates, Restore restore, Expiry expiry, TokenStorage tokens, Clock clock) {
        this.nonces = nonces;
        this.rates = rates;
        this.restore = restore;
        this.expiry = expiry;
        this.drift = new DriftCheck(tokens);
        this.clock = clock;
    }

    /** Begins to work every minute, every hour and every night. */
    public void start() {
        every(Duration.ofMinutes(1), Duration.ofMinutes(1), this::everyMinute);
        every(Duration.ofHours(1), Duration.ofHours(1), this::everyHour);
        every(untilNight(), Duration.ofDays(1), this::everyNight);
    }

    private Duration untilNight() {
        LocalTime time = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        Duration until = Duration.between(time, NIGHT);
        return until.isNegative() ? until.plusDays(1) : until;
    }

    private void every(Duration first, Duration period, Runnable work) {
        Object unused = timer.scheduleAtFixedRate(
                () -> quietly(work), first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A timer forgets a task that throws, and no step depends on another. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            logger.log(System.Logger.Level.WARNING, "Maintenance failed and is tried again", failure);
        }
    }

    /** Forgets nonces whose time is over, tells other nodes what devices used here, and does what could not be done before. */
    public void everyMinute() {
        quietly(rates::tell);
        quietly(expiry::makePending);
        quietly(() -> nonces.purge(now()));
    }

    /** Marks the journal and forgets what has outlived its time. */
    public void everyHour() {
        quietly(() -> restore.mark(now()));
        expiry.steps(now()).forEach(Maintenance::quietly);
    }

    /** Checks the sums. */
    public void everyNight() {
        drift.run();
    }

    /** What the last night found. */
    public DriftCheck drift() {
        return drift;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** What devices used here is told before the end, so that a restart does not give it back. */
    @Override
    public void close() {
        timer.shutdownNow();
        quietly(rates::tell);
    }
}
