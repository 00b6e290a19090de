package io.tokenspeed.agent.server;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.archive.DailyArchive;
import io.tokenspeed.agent.config.UserPrices;
import io.tokenspeed.agent.limit.LocalLimits;
import io.tokenspeed.agent.limit.LocalSubscriptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.server.line.StatuslineResource;
import io.tokenspeed.agent.server.metrics.ServedMetrics;
import io.tokenspeed.agent.server.track.IngestAccess;
import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.agent.telemetry.TelemetryExport;
import io.tokenspeed.agent.today.StoredToday;
import io.tokenspeed.agent.upload.LocalUploads;
import io.tokenspeed.dashboard.DashboardApi;
import io.tokenspeed.dashboard.alert.AlertsResource;
import io.tokenspeed.dashboard.live.LiveFeed;
import io.tokenspeed.dashboard.query.ExportCounts;
import io.tokenspeed.dashboard.resource.BlocksResource;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.server.access.AccessAdvice;
import io.tokenspeed.server.access.AccessPolicy;
import io.tokenspeed.server.access.AccessToken;
import io.tokenspeed.server.access.OwnNames;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.sources.engine.Sources;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server of one database: API, website, live feed, the follower that keeps the database up to date, the evaluation
 * of alerts, and the uploader, which opens no connection unless the user has enabled uploading.
 */
public final class LocalServer implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(LocalServer.class.getName());
    private static final int KEPT_EVENTS = 1_000;
    private static final long TELL_MILLIS = 250;
    private static final long TOUCH_MILLIS = 1_000;
    private static final long BEAT_MILLIS = 15_000;
    private static final long PRICE_MILLIS = 60_000;
    private static final AccessAdvice ADVICE = new AccessAdvice(
            "name it in " + ServeSettings.HOSTS + " to allow it",
            "name it in " + ServeSettings.ORIGINS + " to allow it",
            LocalToken.VARIABLE + " or the file local-token beside the database holds");

    private final SqliteLocalStorage storage;
    private final DashboardReader reader;
    private final Facts facts;
    private final LiveFeed feed;
    private final ServedMetrics metrics;
    private final ServerFile file;
    private final LastRead lastRead;
    private final Clock clock;
    private final FileWatch watch;
    private final Follower follower;
    private final Uploader uploader;
    private final LocalAlerts alerts;
    private final TelemetryExport telemetry;
    private final Feeds feeds;
    private final ServedPrices prices;
    private final DailyArchive archive;
    private final LimitTable limits;
    private final Thread following;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(LocalServer::thread);
    private final HttpServer http;
    private final String url;
    private volatile @Nullable NewRequests news;
    private final AccessToken token;
    private final boolean askable;
    private volatile ExportLoss lost = ExportLoss.NONE;

    /**
     * Starts a server.
     *
     * @throws IOException if it cannot listen or write beside the database
     * @throws UsageException if a variable is wrong
     */
    public LocalServer(Path database, ServeSettings settings, Environment environment, Clock clock, String version)
            throws IOException {
        this.telemetry = TelemetryExport.start(environment, version);
        this.clock = clock;
        this.file = ServerFile.of(database);
        this.lastRead = LastRead.of(database);
        this.storage = SqliteLocalStorage.open(database, () -> UserPrices.book(prices(), environment));
        this.reader = storage.dashboard();
        this.feed = new LiveFeed(Long.toString(clock.millis(), Character.MAX_RADIX), KEPT_EVENTS);
        this.metrics = new ServedMetrics(storage.requests(), reader, clock);
        List<Source> sources = Sources.all(environment);
        Path folder = database.toAbsolutePath().getParent();
        this.watch = new FileWatch(
                sources.stream().flatMap(source -> source.roots().stream()).toList(),
                folder == null ? database : folder);
        this.follower = new Follower(new Importer(storage, sources, Importer.workers()), watch, clock, this::caughtUp);
        this.facts = new Facts(
                database,
                version,
                clock,
                follower,
                feed,
                new Facts.Told(
                        this::exported,
                        () -> LocalSubscriptions.of(storage.limits().list(), environment)));
        this.archive = new DailyArchive(storage.archive(), environment, reader.arrivals()::last, clock);
        this.uploader = LocalUploads.of(database, environment, storage, version);
        this.alerts = LocalAlerts.of(database, environment, storage, feed::tellOfAlerts, clock);
        this.prices = new ServedPrices(storage, environment, clock);
        this.limits = LocalLimits.of(storage.limits(), environment);
        metrics.watch(alerts.control());
        this.feeds = new Feeds(storage, environment, clock);
        this.token = LocalToken.of(database, environment);
        AccessPolicy policy = new AccessPolicy(
                new OwnNames(settings.hosts()), settings.origins(), token, !settings.isLocal(), ADVICE);
        this.http = listen(settings, policy, new IngestAccess(token, LocalToken.ingest(database, environment)));
        refuseOwnTelemetry();
        this.url = "http://" + settings.name() + ":" + port();
        this.askable = settings.isAtUsualAddress();
        writeFile(false);
        this.following = thread(() -> {
            quietly("Cannot take over a database of the predecessor", () -> storage.takeOver(environment, clock));
            follower.run();
        });
        following.start();
        uploader.start();
        metrics.start();
        archive.start();
        thread(this::warmUp).start();
        every(TELL_MILLIS, this::tell);
        every(TOUCH_MILLIS, this::touch);
        every(BEAT_MILLIS, feed::beat);
        every(PRICE_MILLIS, () -> quietly("Cannot look when prices were synced", prices::tick));
    }

    private PriceStore prices() {
        return storage.prices();
    }

    /** The server's address, for example {@code http://localhost:3456}. */
    public String url() {
        return url;
    }

    /** The port that the server listens at. */
    public int port() {
        return http.port();
    }

    /** Whether the first import is complete. */
    public boolean hasCaughtUp() {
        return news != null;
    }

    /** Waits until the server is closed. */
    public void await() throws InterruptedException {
        http.await();
    }

    /** Reads the hour sums into memory before the first page asks for them. */
    private void warmUp() {
        quietly("Cannot read the hourly sums", () -> reader.usage().summary(UsageFilter.all(clock.getZone())));
    }

    private HttpServer listen(ServeSettings settings, AccessPolicy policy, IngestAccess feeding) throws IOException {
        List<Object> resources = new ArrayList<>(DashboardApi.components(reader, facts));
        resources.addAll(components());
        resources.addAll(prices.resources(reader, facts));
        resources.addAll(feeds.resources());
        return new LocalPages(resources, feed, metrics, feeds.telemetry(feeding), policy, feeding, clock)
                .start(settings);
    }

    /** Only now is the port known. */
    private void refuseOwnTelemetry() {
        try {
            telemetry.refuseOwn(port());
        } catch (UsageException refused) {
            http.close();
            storage.close();
            throw refused;
        }
    }

    private @Nullable ExportCounts exported() {
        return telemetry.counts();
    }

    private List<Object> components() {
        return List.of(
                new UploadResource(uploader),
                new BlocksResource(reader, facts, limits, clock),
                metrics.resource(facts),
                StatuslineResource.of(new StoredToday(reader.usage(), storage.limits()), lastRead::age, clock),
                new AlertsResource(alerts.control(), alerts.table(), clock),
                new AlertTargetsResource(alerts));
    }

    private void caughtUp(boolean filesRead) {
        try {
            writeFile(true);
        } catch (IOException unwritable) {
            logger.log(
                    System.Logger.Level.WARNING, "Cannot write server.json; reports import on their own", unwritable);
        }
        if (filesRead) {
            metrics.refill();
        }
        news = new NewRequests(reader.arrivals(), this::publish, clock);
        alerts.start();
    }

    /** What came by telemetry is not sent on, so that two servers that send to each other do not do so for ever. */
    private void publish(RecordedRequest request) {
        feed.publish(request);
        metrics.count(request.stored());
        if (request.stored().request().kind() != RecordKind.TELEMETRY) {
            telemetry.tell(request);
        }
    }

    private void tell() {
        NewRequests current = news;
        if (current != null) {
            quietly("Cannot tell of new requests", current::tell);
        }
    }

    private void touch() {
        quietly("Cannot touch server.json", this::touchOrWrite);
    }

    /** Writes the file anew where it is missing, for example because the database's folder was deleted. */
    private void touchOrWrite() throws IOException {
        if (!ExportLoss.of(exported()).equals(lost)) {
            writeFile(hasCaughtUp());
        }
        try {
            file.touch(clock.instant());
        } catch (NoSuchFileException deleted) {
            writeFile(hasCaughtUp());
        }
    }

    private synchronized void writeFile(boolean following) throws IOException {
        ExportLoss loss = ExportLoss.of(exported());
        file.write(url, facts.startedAt(), following, loss, askable ? token : null);
        lost = loss;
    }

    private interface Work {
        void run() throws IOException;
    }

    private void every(long millis, Runnable work) {
        Object unused = timer.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Logs a failure instead of throwing it, because a timer drops a task that throws. */
    private static void quietly(String failed, Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException failure) {
            logger.log(System.Logger.Level.DEBUG, failed, failure);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tokenspeed-server");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        following.interrupt();
        feed.close();
        http.close();
        feeds.close();
        if (hasCaughtUp()) {
            lastRead.note(clock.instant());
        }
        quietly("Cannot delete server.json", file::delete);
        quietly("Cannot stop watching", watch::close);
        uploader.close();
        metrics.close();
        telemetry.close();
        alerts.close();
        prices.close();
        joinFollower();
        archive.close();
        storage.close();
    }

    private void joinFollower() {
        try {
            following.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
