package io.tokenspeed.collector;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.RequestSink;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records the model calls of the program that embeds it, on any threads, virtual ones too. Once open, nothing throws,
 * and only {@link #flush} and {@link #close} wait.
 *
 * <pre>{@code
 * var storage = SqliteLocalStorage.open(DatabaseLocation.of(Environment.system()).path(), PriceBook::bundled);
 * var recorder = Recorder.builder("my-tool").sink(storage.recording()).open();
 * }</pre>
 *
 * <p>What a host can rely on:
 *
 * <ul>
 *   <li>Starts, marks and ends take no lock and do no I/O. A problem inside is one warning in {@link System.Logger}, and
 *       a debug message when it repeats.
 *   <li>Host threads allocate the handle of an attempt and nothing else, once as many slots exist as attempts are open
 *       or waiting at a time. At most {@link Builder#capacity} ended attempts wait for the sink, of about 1 KB each.
 *   <li>Below that capacity no attempt is lost. Above it, {@link Counts} says how many were.
 *   <li>A sink that throws gets the same batch of at most 500 requests again, after 0.1, 0.5, 2, 10 and 30 seconds and
 *       then each minute. After 20 tries the batch is dropped and counted.
 *   <li>A process that exits or is killed without {@link #close} loses what is open, and what ended in its last 1.2
 *       seconds. With {@link Builder#flushOnExit} an ordinary exit loses only what is open.
 *   <li>A user, space or tag that holds {@code @}, a slash, a backslash or white space, or is longer than 64
 *       characters, is stored as {@code h-} and ten hexadecimal digits of an HMAC whose key only this recorder knows. So
 *       no address, path or sentence gets in by accident. The same is done to a model name that looks like one of them.
 * </ul>
 */
public final class Recorder implements AutoCloseable {
    private final Identity identity;
    private final Clock wall;
    private final LongSupplier nanos;
    private final Ring<Slot> ended;
    private final Ring<Slot> pool;
    private final Drain<Slot> drain;
    private final @Nullable Thread onExit;
    private final AtomicLong started = new AtomicLong();
    private final LongAdder full = new LongAdder();
    private final LongAdder closed = new LongAdder();
    /** The sink's thread is woken each time that so many more attempts have ended. */
    private final int wakeMask;

    private Recorder(Builder settings, RequestSink sink) {
        identity = Identity.random(settings.tool, settings.project, settings.session);
        wall = settings.wall;
        nanos = settings.nanos;
        ended = new Ring<>(settings.capacity);
        pool = new Ring<>(settings.capacity);
        wakeMask = Math.max(1, settings.capacity / 2) - 1;
        Delivery delivery = new Delivery(sink, List.copyOf(settings.listeners));
        drain = new Drain<>(
                ended,
                new RequestMaker(identity)::make,
                delivery,
                this::recycle,
                settings.linger,
                settings.closeWithin);
        drain.start(settings.threads);
        onExit = settings.flushOnExit ? new Thread(this::close, "tokenspeed-recorder-exit") : null;
        if (onExit != null) {
            Runtime.getRuntime().addShutdownHook(onExit);
        }
    }

    /**
     * Begins the settings of a recorder.
     *
     * @param tool the name under which its requests are shown
     * @throws IllegalArgumentException if the name is not 1 to 64 lower-case letters, digits, dots, hyphens and
     *     underscores that begin with a letter or digit
     */
    public static Builder builder(String tool) {
        return new Builder(tool);
    }

    /** Starts an attempt of the operation {@code chat}. */
    public Attempt start(@Nullable String provider, @Nullable String model) {
        return start(Call.of(provider, model));
    }

    /** Starts an attempt. */
    @SuppressWarnings("ConstantValue") // hosts are not bound to our annotations, and nothing may throw at them
    public Attempt start(Call call) {
        Slot slot = pool.poll();
        if (slot == null) {
            slot = new Slot(this);
        }
        long number = started.incrementAndGet();
        slot.call = call == null ? Call.of(null, null) : call;
        slot.startedAtMillis = wall.millis();
        slot.startNanos = nanos.getAsLong();
        slot.open(number);
        return new Attempt(slot, number);
    }

    long nanos() {
        return nanos.getAsLong();
    }

    String id(long number) {
        return identity.id(number);
    }

    /** Takes a slot whose attempt has ended. */
    void ended(Slot slot) {
        long position = ended.offer(slot);
        if (position < 0) {
            (ended.isSealed() ? closed : full).increment();
            recycle(slot);
        } else if ((position & wakeMask) == wakeMask) {
            drain.wake();
        }
    }

    private void recycle(Slot slot) {
        slot.clear();
        pool.offer(slot);
    }

    /**
     * Waits until the sink has taken or refused all attempts that ended before this call, on any thread.
     *
     * @return false if the time is over or the thread was interrupted; it is still interrupted then
     */
    public boolean flush(Duration atMost) {
        return drain.await(ended.accepted(), atMost);
    }

    /** Returns what became of the attempts so far. */
    public Counts counts() {
        Drain.Settled settled = drain.settled();
        long lostFull = full.sum();
        long lostClosed = closed.sum();
        long accepted = ended.accepted();
        return new Counts(
                started.get(),
                accepted + lostFull + lostClosed,
                settled.stored(),
                accepted - settled.all(),
                new Counts.Dropped(lostFull, lostClosed, settled.refused(), settled.failed()));
    }

    /**
     * Takes no further attempts, and flushes for at most {@link Builder#closeWithin}. What the sink has not taken then is
     * dropped and counted. Closes the sink unless it hangs. Calling it again changes nothing.
     */
    @Override
    public void close() {
        ended.seal();
        drain.close();
        if (onExit != null && Thread.currentThread() != onExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(onExit);
            } catch (IllegalStateException alreadyExiting) {
                return;
            }
        }
    }

    /** The settings of a recorder. */
    public static final class Builder {
        private static final Pattern TOOL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
        private static final int MAX_CAPACITY = 1 << 20;

        private final String tool;
        private final List<Consumer<Request>> listeners = new ArrayList<>();
        private @Nullable RequestSink sink;
        private @Nullable String project;
        private @Nullable String session;
        private int capacity = 8192;
        private Duration linger = Duration.ofMillis(200);
        private Duration closeWithin = Duration.ofSeconds(2);
        private boolean flushOnExit;
        private Clock wall = Clock.systemUTC();
        private LongSupplier nanos = System::nanoTime;
        private ThreadFactory threads = Builder::daemon;

        private Builder(String tool) {
            if (!TOOL.matcher(tool).matches()) {
                throw new IllegalArgumentException("tool must be 1 to 64 lower-case letters, digits, dots, hyphens and"
                        + " underscores that begin with a letter or digit: " + tool);
            }
            this.tool = tool;
        }

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "tokenspeed-recorder");
            thread.setDaemon(true);
            return thread;
        }

        /** Where the requests go. Required. The recorder closes it. */
        public Builder sink(RequestSink taker) {
            sink = taker;
            return this;
        }

        /**
         * None by default. Also takes each request, on the recorder's thread, after the sink has stored it: telemetry,
         * bridges to metrics. What it throws is logged and does no harm.
         */
        public Builder listener(Consumer<Request> taker) {
            listeners.add(taker);
            return this;
        }

        /** None by default. The root folder of the project that the requests belong to. */
        public Builder project(String root) {
            project = root;
            return this;
        }

        /** One random id for each recorder by default. The conversation that the requests belong to. */
        public Builder session(String id) {
            session = id;
            return this;
        }

        /** 8,192 by default. The most ended attempts that wait for the sink; a power of two from 2 to 1,048,576. */
        public Builder capacity(int attempts) {
            if (attempts < 2 || attempts > MAX_CAPACITY || Integer.bitCount(attempts) != 1) {
                throw new IllegalArgumentException(
                        "capacity must be a power of two from 2 to " + MAX_CAPACITY + ": " + attempts);
            }
            capacity = attempts;
            return this;
        }

        /** 200 ms by default, at most a minute. How long ended attempts gather before they are stored together. */
        public Builder linger(Duration pause) {
            linger = bounded("linger", pause, Duration.ofMinutes(1));
            return this;
        }

        /** 2 s by default, at most an hour. How long {@link Recorder#close} waits for the sink. */
        public Builder closeWithin(Duration atMost) {
            closeWithin = bounded("closeWithin", atMost, Duration.ofHours(1));
            return this;
        }

        private static Duration bounded(String name, Duration given, Duration most) {
            if (given.isNegative() || given.compareTo(most) > 0) {
                throw new IllegalArgumentException(name + " must be from 0 to " + most + ": " + given);
            }
            return given;
        }

        /** Off by default. Closes the recorder when the JVM exits, by a shutdown hook. */
        public Builder flushOnExit() {
            flushOnExit = true;
            return this;
        }

        /** The system's clocks by default. The wall clock, and a monotonic clock in nanoseconds. */
        public Builder clocks(Clock wallClock, LongSupplier monotonic) {
            wall = wallClock;
            nanos = monotonic;
            return this;
        }

        /** A daemon thread by default. Makes the one thread that stores requests. */
        public Builder threads(ThreadFactory factory) {
            threads = factory;
            return this;
        }

        /**
         * Opens the recorder.
         *
         * @throws IllegalStateException if there is no sink
         */
        public Recorder open() {
            if (sink == null) {
                throw new IllegalStateException("sink is required: call sink(...) before open()");
            }
            return new Recorder(this, sink);
        }
    }
}
