package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.ledger.Payload;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends sums of the stored requests to a hub, one HTTP request at a time, if and only if the user switched sending on.
 * It never changes the stored requests, and failures of disk, network or clock do not reach the embedding program. One
 * process per folder sends; other processes wait until it ends.
 *
 * <pre>{@code
 * try (Uploader uploader = new Uploader(options)) {
 *     uploader.control().enable("https://hub.example.org", true);
 *     uploader.control().enrol(invite);
 *     uploader.start();
 *     ...
 * }
 * }</pre>
 *
 * <p>{@link #step()} does everything that is due and blocks no longer than one request; {@link #start()} makes a thread
 * call it.
 */
public final class Uploader implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Uploader.class.getName());
    private static final long IDLE_MILLIS = 15_000;
    private static final long AGGREGATE_MILLIS = 60_000;

    /** The longest time until this process notices a request of another one, such as a flush. */
    private static final long NOTICE_MILLIS = 15_000;

    private static final long TROUBLE_MILLIS = 30_000;

    private final UploaderComponents components;
    private final UploaderThread thread;
    private boolean sender;
    private boolean recovered;
    private boolean warned;
    private boolean aggregated;
    private long aggregateAt;

    /** An uploader that does nothing before {@link #step()} or {@link #start()}. */
    public Uploader(UploaderOptions options) {
        this.components = new UploaderComponents(options);
        this.thread = new UploaderThread(this::step);
    }

    /** Controls this uploader and reports its state. */
    public UploadControl control() {
        return new UploadControl(components, this::preview);
    }

    /** Synchronized, so that it never runs during a step. */
    private synchronized Optional<Payload> preview() throws IOException {
        return new UploadPreview(components).body();
    }

    /** Starts a thread that calls {@link #step()} whenever something is due. */
    public void start() {
        thread.start();
    }

    /** Makes the thread call {@link #step()} now. */
    public void wake() {
        thread.wake();
    }

    /**
     * Does everything that is due. Failures are logged, never thrown.
     *
     * @return milliseconds until the next call
     */
    public synchronized long step() {
        try {
            if (!components.queue.exists() && !components.permission.mode().isOn()) {
                return IDLE_MILLIS;
            }
            if (!isSender()) {
                return IDLE_MILLIS;
            }
            recover();
            long wait = work();
            warned = false;
            return Math.max(1, wait);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return IDLE_MILLIS;
        } catch (IOException | RuntimeException failure) {
            return trouble(failure);
        }
    }

    /**
     * Takes the sender role if it is free. Opens the queue again, because the process that had the role may have
     * replaced its file.
     */
    private boolean isSender() throws IOException {
        if (!sender && components.lock.hold()) {
            sender = true;
            components.queue.close();
        }
        return sender;
    }

    /** Logs a failure. The next step reads everything from the disk again. */
    private long trouble(Exception failure) {
        recovered = false;
        LOGGER.log(
                warned ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                "Uploading has to wait; recording goes on: {0}",
                failure.getMessage());
        warned = true;
        return TROUBLE_MILLIS;
    }

    private void recover() {
        if (!recovered) {
            components.queue.recover();
            components.dispatch.restoreClock();
            recovered = true;
        }
    }

    private long work() throws IOException, InterruptedException {
        if (components.queue.forgetRequested()) {
            return components.dispatch.forget();
        }
        UploadMode mode = components.permission.mode();
        if (!mode.isOn() || mode.hubUrl() == null) {
            return IDLE_MILLIS;
        }
        String hub = HubAddress.parse(mode.hubUrl()).base();
        if (components.permission.refusal(hub).isPresent()) {
            return IDLE_MILLIS;
        }
        UploadSettings settings = components.permission.settings(hub);
        aggregate(settings);
        Optional<Credentials> device = components.files.credentials().read();
        return device.isEmpty() ? IDLE_MILLIS : send(settings, device.get());
    }

    private long send(UploadSettings settings, Credentials device) throws IOException, InterruptedException {
        long wait = components.dispatch.waitMillis();
        if (wait > 0) {
            return Math.min(wait, NOTICE_MILLIS);
        }
        aggregate(settings);
        if (!isStillWanted(device.hubUrl())) {
            return IDLE_MILLIS;
        }
        boolean enrolled = components.dispatch.send(HubAddress.parse(device.hubUrl()), device);
        return enrolled ? Math.min(components.dispatch.waitMillis(), NOTICE_MILLIS) : IDLE_MILLIS;
    }

    /**
     * Checks the settings again, because summing up many hours takes time in which the user may have switched sending
     * off.
     */
    private boolean isStillWanted(String hub) throws IOException {
        UploadMode mode = components.permission.mode();
        boolean same =
                mode.hubUrl() != null && HubAddress.parse(mode.hubUrl()).base().equals(hub);
        return mode.isOn() && same && !components.queue.forgetRequested();
    }

    private void aggregate(UploadSettings settings) {
        long now = components.options.ticker().getAsLong();
        if (!aggregated || now >= aggregateAt || components.dispatch.isFlushRequested()) {
            components.aggregate(settings, components.queue);
            components.boundQueue();
            aggregated = true;
            aggregateAt = now + AGGREGATE_MILLIS;
        }
    }

    /** Stops the thread once its request is completed, and releases the sender role. */
    @Override
    public void close() {
        thread.close();
        synchronized (this) {
            components.queue.close();
            if (sender) {
                sender = false;
                components.lock.release();
            }
        }
    }
}
