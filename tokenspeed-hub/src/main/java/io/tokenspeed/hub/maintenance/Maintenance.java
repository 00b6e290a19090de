package io.tokenspeed.hub.maintenance;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.journal.Restore;
import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.Device;
import io.tokenspeed.model.hub.DeviceStatus;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.NonceStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forgets what is over, and marks the journal, on a thread of its own. What fails is tried again next time. */
public final class Maintenance implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(Maintenance.class.getName());
    private static final long DAY = 86_400;
    private static final long RECEIPT_DAYS = 40;
    private static final long RETIRED_KEY_DAYS = 7;
    private static final long PENDING_DAYS = 7;

    private final HubStorage storage;
    private final NonceStore nonces;
    private final DeviceControl devices;
    private final Restore restore;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tokenspeed-maintenance");
        thread.setDaemon(true);
        return thread;
    });

    public Maintenance(HubStorage storage, NonceStore nonces, DeviceControl devices, Restore restore, Clock clock) {
        this.storage = storage;
        this.nonces = nonces;
        this.devices = devices;
        this.restore = restore;
        this.clock = clock;
    }

    /** Begins to work every minute and every hour. */
    public void start() {
        every(TimeUnit.MINUTES, this::everyMinute);
        every(TimeUnit.HOURS, this::everyHour);
    }

    private void every(TimeUnit unit, Runnable work) {
        Object unused = timer.scheduleWithFixedDelay(() -> quietly(work), 1, 1, unit);
    }

    /** A timer forgets a task that throws. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            logger.log(System.Logger.Level.WARNING, "Maintenance failed and is tried again", failure);
        }
    }

    /** Forgets nonces whose time is over. */
    public void everyMinute() {
        nonces.purge(now());
    }

    /** Forgets old receipts, retired keys and devices that nobody approved. */
    public void everyHour() {
        restore.mark(now());
        storage.tokens().purgeReceipts(now() - RECEIPT_DAYS * DAY);
        storage.admin().keys().purge(now() - RETIRED_KEY_DAYS * DAY);
        LocalDate oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(PENDING_DAYS);
        for (Device device : storage.admin().devices().list()) {
            if (device.status() == DeviceStatus.PENDING && device.enrolledOn().isBefore(oldest)) {
                devices.erase(device.deviceId(), null, new Act("system", "", now()));
            }
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
