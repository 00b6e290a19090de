package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.Payload;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings sums of the stored requests to a hub, one request at a time, if and only if the user switched it on. It never
 * touches the stored requests, and whatever goes wrong with disk, network or clock, its host does not notice. One process
 * per folder sends; others wait until that one ends.
 *
 * <p>{@link #step()} does what is due and never blocks longer than one request; {@link #start()} has a thread call it.
 */
public final class Uploader implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Uploader.class.getName());
    private static final long IDLE_MILLIS = 15_000;
    private static final long LOOK_MILLIS = 60_000;

    /** How long what another process asked for may wait to be noticed. */
    private static final long NOTICE_MILLIS = 15_000;

    private static final long TROUBLE_MILLIS = 30_000;

    private final Parts parts;
    private final Decided decided;
    private final UploaderThread thread;
    private boolean theOne;
    private boolean recovered;
    private boolean warned;
    private boolean looked;
    private long lookAt;

    /** An uploader that has not done anything yet. */
    public Uploader(Surroundings surroundings) {
        this.parts = new Parts(surroundings);
        this.decided = new Decided(parts);
        this.thread = new UploaderThread(this);
    }

    /** What people and commands may ask of it and tell it. */
    public UploadControl control() {
        return new UploadControl(this, parts);
    }

    /** The exact body that leaves next, never while one of our threads makes it. */
    synchronized Optional<Payload> preview() throws IOException {
        return new Preview(parts).body();
    }

    /** Has a thread of its own do what is due from now on. */
    public void start() {
        thread.start();
    }

    /** Has the thread look now whether something is due. */
    public void wake() {
        thread.wake();
    }

    /** Does what is due and gives the milliseconds until something will be. Never throws. */
    public synchronized long step() {
        try {
            if (!parts.queue.exists() && !decided.mode().isOn()) {
                return IDLE_MILLIS;
            }
            if (!isTheOne()) {
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

    /** What was opened before may be a file that the process before replaced. */
    private boolean isTheOne() throws IOException {
        if (!theOne && parts.lock.hold()) {
            theOne = true;
            parts.queue.close();
        }
        return theOne;
    }

    /** What is not sure after a failure is read from the disk again. */
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
            parts.queue.recover();
            parts.restoreOffset();
            recovered = true;
        }
    }

    private long work() throws IOException, InterruptedException {
        if (parts.queue.forgetRequested()) {
            return parts.forgetting.run();
        }
        UploadMode mode = decided.mode();
        if (!mode.isOn() || mode.hubUrl() == null) {
            return IDLE_MILLIS;
        }
        String hub = HubAddress.parse(mode.hubUrl()).base();
        if (decided.refusal(hub).isPresent()) {
            return IDLE_MILLIS;
        }
        UploadSettings settings = decided.settings(hub);
        look(settings);
        Optional<Credentials> device = parts.credentials.read();
        return device.isEmpty() ? IDLE_MILLIS : send(settings, device.get());
    }

    private long send(UploadSettings settings, Credentials device) throws IOException, InterruptedException {
        long wait = parts.dispatcher.waitMillis();
        if (wait > 0) {
            return Math.min(wait, NOTICE_MILLIS);
        }
        look(settings);
        if (!isStillWanted(device.hubUrl())) {
            return IDLE_MILLIS;
        }
        OptionalLong erased = parts.dispatcher.send(HubAddress.parse(device.hubUrl()), device);
        if (erased.isPresent()) {
            parts.forgetting.erased(device, erased.getAsLong());
            return IDLE_MILLIS;
        }
        return Math.min(parts.dispatcher.waitMillis(), NOTICE_MILLIS);
    }

    /** A look at many hours takes its time, and a no that comes meanwhile holds. */
    private boolean isStillWanted(String hub) throws IOException {
        UploadMode mode = decided.mode();
        boolean same =
                mode.hubUrl() != null && HubAddress.parse(mode.hubUrl()).base().equals(hub);
        return mode.isOn() && same && !parts.queue.forgetRequested();
    }

    private void look(UploadSettings settings) {
        long now = parts.surroundings.ticker().getAsLong();
        if (!looked || now >= lookAt || parts.queue.state(StateName.FLUSH).isPresent()) {
            parts.aggregator(settings.projectIds()).run(settings);
            parts.upkeep.boundSize(parts.surroundings.clock().instant().getEpochSecond());
            looked = true;
            lookAt = now + LOOK_MILLIS;
        }
    }

    /** Stops the thread after the request that is under way, and lets another process send. */
    @Override
    public void close() {
        thread.close();
        synchronized (this) {
            parts.queue.close();
            if (theOne) {
                theOne = false;
                parts.lock.release();
            }
        }
    }
}
