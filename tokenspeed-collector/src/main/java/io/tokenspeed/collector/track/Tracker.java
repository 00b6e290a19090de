package io.tokenspeed.collector.track;

import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tracks the sessions of the program that embeds it, and their interactions, on any threads. The twin of
 * {@link io.tokenspeed.collector.Recorder} for what is no request to a model. Once open, nothing throws, and only
 * {@link #flush} and {@link #close} wait.
 *
 * <pre>{@code
 * Tracker tracker = Tracker.open("voygent", HttpSink.of(Environment.system()));
 * TrackedSession session = tracker.session("trip-17").user("u-42").start();
 * session.interaction(InteractionKind.DB)
 *         .name("orders.insert")
 *         .units(CostComponent.DB_OPS, 3, "cloudflare", "d1.query")
 *         .finish();
 * session.end(Status.OK);
 * }</pre>
 *
 * <p>At most 8,192 events wait for the store; further ones are dropped and counted. A store that throws gets the same
 * events again, after 0.1, 0.5, 2, 10 and 30 seconds and then each minute, 20 times.
 */
public final class Tracker implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final String app;
    private final Clock clock;
    private final EventDelivery delivery;
    private final String prefix = Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);
    private final AtomicLong numbers = new AtomicLong();

    private Tracker(String app, TrackStore store, Clock clock) {
        if (!app.matches("[a-z0-9][a-z0-9._-]{0,31}")) {
            throw new IllegalArgumentException("app must be 1 to 32 lower-case letters, digits, dots, hyphens and"
                    + " underscores that begin with a letter or digit: " + app);
        }
        this.app = app;
        this.clock = clock;
        this.delivery = new EventDelivery(store);
    }

    /**
     * Opens a tracker.
     *
     * @param app the name under which its interactions are shown
     * @param store where the events go; the tracker closes it
     * @throws IllegalArgumentException if the name is not 1 to 32 lower-case letters, digits, dots, hyphens and
     *     underscores that begin with a letter or digit
     */
    public static Tracker open(String app, TrackStore store) {
        return open(app, store, Clock.systemUTC());
    }

    /** Opens a tracker with a clock of the host. */
    public static Tracker open(String app, TrackStore store, Clock clock) {
        return new Tracker(app, store, clock);
    }

    /** Returns a session, of which nothing is told before its start or first interaction. */
    public TrackedSession session(String id) {
        return new TrackedSession(this, id);
    }

    String app() {
        return app;
    }

    long now() {
        return clock.millis();
    }

    String nextId() {
        return prefix + "-" + numbers.incrementAndGet();
    }

    void tell(TrackEvent event) {
        delivery.add(event);
    }

    /**
     * Waits until the store has taken or refused all events that were told before this call.
     *
     * @return false if the time is over or the thread was interrupted; it is still interrupted then
     */
    public boolean flush(Duration atMost) {
        return delivery.await(atMost);
    }

    /** Returns what became of the events so far. */
    public TrackCounts counts() {
        return delivery.counts();
    }

    /** Takes no further events, flushes for at most two seconds, and closes the store. */
    @Override
    public void close() {
        delivery.close(CLOSE_WITHIN);
    }
}
