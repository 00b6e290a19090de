package io.tokenspeed.hub.maintenance;

import io.tokenspeed.hub.journal.Restore;
import io.tokenspeed.hub.signature.DeviceRates;
import io.tokenspeed.model.shared.NonceStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs the hub's periodic work on a thread of its own: deletes expired data, shares budgets with other nodes, marks the
 * journal and checks the sums. Work that fails is tried again next time.
 */
public final class Maintenance implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(Maintenance.class.getName());
    private static final LocalTime NIGHT = LocalTime.of(3, 17);

    private final NonceStore nonces;
    private final DeviceRates rates;
    private final Restore restore;
    private final Expiry expiry;
    private final NightlyWork nightly;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tokenspeed-maintenance");
        thread.setDaemon(true);
        return thread;
    });

    public Maintenance(
            NonceStore nonces, DeviceRates rates, Restore restore, Expiry expiry, NightlyWork nightly, Clock clock) {
        this.nonces = nonces;
        this.rates = rates;
        this.restore = restore;
        this.expiry = expiry;
        this.nightly = nightly;
        this.clock = clock;
    }

    /** Starts the work of every minute, every hour and every night, and publishes what is to be published. */
    public void start() {
        timer.execute(() -> quietly(nightly.publishing()));
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

    /** Logs a failure, because the timer forgets a task that throws, and no step depends on another. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            logger.log(System.Logger.Level.WARNING, "Maintenance failed and is tried again", failure);
        }
    }

    /** Deletes expired nonces, tells other nodes the budgets used here, and makes the pending changes to devices. */
    public void everyMinute() {
        quietly(rates::tell);
        quietly(expiry::makePending);
        quietly(() -> nonces.purge(now()));
    }

    /** Marks the journal and deletes expired data. */
    public void everyHour() {
        quietly(() -> restore.mark(now()));
        expiry.steps(now()).forEach(Maintenance::quietly);
    }

    /** Publishes what is to be published, and checks the sums. */
    public void everyNight() {
        quietly(nightly.publishing());
        quietly(nightly.drift()::run);
    }

    /** The check of the sums, with its latest result. */
    public DriftCheck drift() {
        return nightly.drift();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** Ends the work. Tells other nodes the budgets used here, so that a restart does not give them back. */
    @Override
    public void close() {
        timer.shutdownNow();
        quietly(rates::tell);
    }
}
