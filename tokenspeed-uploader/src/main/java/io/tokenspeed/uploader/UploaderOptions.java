package io.tokenspeed.uploader;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.storage.ChangedHours;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.dispatch.DispatchOptions;
import io.tokenspeed.uploader.dispatch.timing.DispatchTiming;
import io.tokenspeed.uploader.hub.HttpTransport;
import io.tokenspeed.uploader.hub.Transport;
import io.tokenspeed.uploader.queue.QueueLimits;
import io.tokenspeed.uploader.queue.database.Connector;
import io.tokenspeed.uploader.queue.database.CrashHook;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an uploader gets from the program that embeds it:
 *
 * <pre>{@code
 * Uploader uploader = new Uploader(UploaderOptions.builder(folder, environment, requests, changes)
 *         .version("1.4.2")
 *         .build());
 * }</pre>
 */
public final class UploaderOptions {
    private final Path folder;
    private final Environment environment;
    private final RequestTable requests;
    private final ChangedHours changes;
    private final PredecessorQueue predecessor;
    private final Path predecessorSalt;
    private final ClientInfo client;
    private final Transport transport;
    private final Connector connector;
    private final QueueLimits limits;
    private final Clock clock;
    private final LongSupplier ticker;
    private final SecureRandom random;
    private final RandomGenerator jitter;
    private final CrashHook crashHook;

    private UploaderOptions(Builder builder) {
        this.folder = builder.folder;
        this.environment = builder.environment;
        this.requests = builder.requests;
        this.changes = builder.changes;
        this.predecessor = builder.predecessor;
        this.predecessorSalt = builder.predecessorSalt;
        this.client = builder.client;
        this.transport = builder.transport;
        this.connector = builder.connector;
        this.limits = builder.limits;
        this.clock = builder.clock;
        this.ticker = builder.ticker;
        this.random = builder.random;
        this.jitter = builder.jitter == null ? builder.random : builder.jitter;
        this.crashHook = builder.crashHook;
    }

    /**
     * A builder with every option at its default.
     *
     * @param folder keeps the uploader's files; usually the folder of the local database
     * @param environment the variables that switch sending on and off, and the variables of {@link UploadFlags}
     * @param requests the stored requests
     * @param changes the hours whose requests changed
     */
    public static Builder builder(Path folder, Environment environment, RequestTable requests, ChangedHours changes) {
        return new Builder(folder, environment, requests, changes);
    }

    Path folder() {
        return folder;
    }

    Environment environment() {
        return environment;
    }

    RequestTable requests() {
        return requests;
    }

    ChangedHours changes() {
        return changes;
    }

    PredecessorQueue predecessor() {
        return predecessor;
    }

    Path predecessorSalt() {
        return predecessorSalt;
    }

    ClientInfo client() {
        return client;
    }

    Connector connector() {
        return connector;
    }

    QueueLimits limits() {
        return limits;
    }

    Clock clock() {
        return clock;
    }

    LongSupplier ticker() {
        return ticker;
    }

    SecureRandom random() {
        return random;
    }

    CrashHook crashHook() {
        return crashHook;
    }

    /** The options for sending. */
    DispatchOptions dispatch(int intervalSeconds) {
        DispatchTiming timing = new DispatchTiming(clock, ticker, jitter);
        return new DispatchOptions(client, transport, timing, intervalSeconds, random, crashHook);
    }

    /** Builds {@link UploaderOptions}. Not safe for use by several threads. */
    public static final class Builder {
        private static final Duration TIMEOUT = Duration.ofSeconds(20);

        private final Path folder;
        private final Environment environment;
        private final RequestTable requests;
        private final ChangedHours changes;
        private PredecessorQueue predecessor = PredecessorQueue.NONE;
        private Path predecessorSalt;
        private ClientInfo client = ThisClient.of("0.0", System.getProperties());
        private Transport transport = new HttpTransport(TIMEOUT);
        private Connector connector = Connector::sqlite;
        private QueueLimits limits = QueueLimits.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private LongSupplier ticker = () -> System.nanoTime() / 1_000_000;
        private SecureRandom random = new SecureRandom();
        private @Nullable RandomGenerator jitter;
        private CrashHook crashHook = CrashHook.NONE;

        private Builder(Path folder, Environment environment, RequestTable requests, ChangedHours changes) {
            this.folder = folder;
            this.environment = environment;
            this.requests = requests;
            this.changes = changes;
            this.predecessorSalt = environment.path("TS_ANON_SALT_PATH").orElse(folder.resolve("anon-salt.txt"));
        }

        /** Default: 0.0. The version of the embedding program, of which the leading numbers are sent to the hub. */
        public Builder version(String version) {
            return client(ThisClient.of(version, System.getProperties()));
        }

        /**
         * Default: tokenspeed-agent 0.0 on this system. The description of the embedding program that is sent to the
         * hub.
         */
        public Builder client(ClientInfo given) {
            this.client = given;
            return this;
        }

        /** Default: none. The sums that the predecessor left to send. */
        public Builder predecessor(PredecessorQueue given) {
            this.predecessor = given;
            return this;
        }

        /** Default: {@code TS_ANON_SALT_PATH}, else {@code anon-salt.txt} in the folder. The predecessor's salt. */
        public Builder predecessorSalt(Path given) {
            this.predecessorSalt = given;
            return this;
        }

        /** Default: the platform's HTTP client with a timeout of 20 seconds. Carries requests to the hub. */
        public Builder transport(Transport given) {
            this.transport = given;
            return this;
        }

        /** Default: SQLite's driver. Opens the queue's database. */
        public Builder connector(Connector given) {
            this.connector = given;
            return this;
        }

        /** Default: {@link QueueLimits#DEFAULT}. The most that the queue keeps. */
        public Builder limits(QueueLimits given) {
            this.limits = given;
            return this;
        }

        /** Default: the system's clock. The wall clock. */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        /** Default: the system's monotonic clock. Monotonic milliseconds. */
        public Builder ticker(LongSupplier given) {
            this.ticker = given;
            return this;
        }

        /** Default: the platform's. Makes secrets, nonces and ids. */
        public Builder random(SecureRandom given) {
            this.random = given;
            return this;
        }

        /** Default: {@link #random}. Spreads the requests of many devices. */
        public Builder jitter(RandomGenerator given) {
            this.jitter = given;
            return this;
        }

        /** Default: {@link CrashHook#NONE}. Is called at every crash point, for tests. */
        public Builder crashHook(CrashHook given) {
            this.crashHook = given;
            return this;
        }

        public UploaderOptions build() {
            return new UploaderOptions(this);
        }
    }
}
