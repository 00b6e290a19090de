package io.tokenspeed.alerts.delivery;

import io.tokenspeed.alerts.AlertHandover;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertDelivery.Progress;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.StorageException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers alerts at least once and in order for each target: the deliveries that an event owes are stored with it, and a
 * thread sends them until they arrived or failed for good.
 */
public final class Deliveries implements AlertHandover, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Deliveries.class.getName());
    private static final long LOOK_MILLIS = 2_000;
    private static final long AFTER_FAILURE_MILLIS = 30_000;
    private static final long JOIN_MILLIS = 5_000;

    private final Targets targets;
    private final Deliverer deliverer;
    private final Semaphore news = new Semaphore(0);
    private @Nullable Thread thread;

    /**
     * Sends nothing yet.
     *
     * @param environment where programs of the desktop are found
     * @param website called when the website is a target of what happened
     */
    public Deliveries(AlertTable table, Targets targets, Environment environment, Runnable website, Clock clock) {
        this.targets = targets;
        Channels channels = new Channels(environment, clock, website);
        this.deliverer = new Deliverer(table, targets, channels, clock, new SecureRandom());
    }

    @Override
    public List<AlertDelivery> owed(AlertEvent event, Occasion occasion, Instant at) {
        Set<String> off = switchedOff();
        String body = AlertBody.of(occasion, event, at);
        return event.rule().notice().targets().stream()
                .filter(target -> !off.contains(target))
                .map(target -> new AlertDelivery(
                        0, event.id(), occasion, target, Deliverer.freshId(""), Progress.due(at), body))
                .toList();
    }

    /** Returns no target while the file of targets cannot be read: what is owed waits until it can. */
    private Set<String> switchedOff() {
        Set<String> off = new HashSet<>();
        try {
            targets.all().stream().filter(target -> !target.enabled()).forEach(target -> off.add(target.id()));
        } catch (StorageException unreadable) {
            LOGGER.log(Level.WARNING, unreadable.getMessage());
        }
        return off;
    }

    @Override
    public void wake() {
        news.release();
    }

    /** Starts the thread that sends. */
    public synchronized void start() {
        if (thread == null) {
            thread = new Thread(this::run, "tokenspeed-alert-delivery");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean woken = news.tryAcquire(1, deliverOrSayWhyNot(), TimeUnit.MILLISECONDS);
                if (woken) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how long to wait for news before it looks again. */
    private long deliverOrSayWhyNot() throws InterruptedException {
        try {
            deliverer.deliverDue();
            return LOOK_MILLIS;
        } catch (RuntimeException failure) {
            LOGGER.log(Level.WARNING, "Alerts cannot be delivered now: {0}", failure.getMessage());
            return AFTER_FAILURE_MILLIS;
        }
    }

    /**
     * Tries what is due, until nothing is. Takes up to 15 seconds for each target that does not answer.
     *
     * @return how many tries there were
     */
    public int deliverDue() throws InterruptedException {
        return deliverer.deliverDue();
    }

    /**
     * Sends a test to a target once, without storing it.
     *
     * @return why it failed; empty where it arrived
     */
    public Optional<String> test(Target target) throws InterruptedException {
        return deliverer.test(target);
    }

    /** Stops sending. What is not sent yet waits in the table. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(JOIN_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
