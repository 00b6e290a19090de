package io.tokenspeed.agent.local;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.alert.TargetsFile;
import io.tokenspeed.agent.config.CacheFolder;
import io.tokenspeed.agent.config.PriceFile;
import io.tokenspeed.agent.config.Setting;
import io.tokenspeed.agent.config.Settings;
import io.tokenspeed.agent.config.UserPrices;
import io.tokenspeed.agent.doctor.AlertFacts;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.FoundSource;
import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.limit.LocalLimits;
import io.tokenspeed.agent.limit.LocalSubscriptions;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.agent.server.LastRead;
import io.tokenspeed.agent.server.ServerFile;
import io.tokenspeed.agent.statusline.ReportedSession;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.agent.upload.LocalUploads;
import io.tokenspeed.agent.workspace.PriceExplanation;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.subscription.Subscriptions;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.crosscheck.OwnRecords;
import io.tokenspeed.sources.engine.HomeFolder;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.ImportReport;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.sources.engine.Sources;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The workspace of an environment: its database, the logs in its home folder and the bundled prices. */
public final class LocalWorkspace implements Workspace {
    /** How long {@code doctor} may read what tools keep of their own usage. */
    private static final long CROSS_CHECK_MILLIS = 3_000;

    private final Environment environment;
    private final Clock clock;
    private final DatabaseLocation location;
    private @Nullable SqliteLocalStorage storage;

    /** Opens nothing yet. */
    public LocalWorkspace(Environment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
        this.location = DatabaseLocation.of(environment);
    }

    @Override
    public LocalStorage storage() {
        return database();
    }

    @Override
    public TrackedWork.Reader tracked() {
        return database().tracked();
    }

    private SqliteLocalStorage database() {
        SqliteLocalStorage opened = storage;
        if (opened == null) {
            opened = SqliteLocalStorage.open(location.path(), this::book);
            storage = opened;
            opened.takeOver(environment, clock);
        }
        return opened;
    }

    private PriceBook book() {
        return UserPrices.book(database().prices(), environment);
    }

    /** Makes no database where there is none. */
    private PriceBook priceBook() {
        return Files.exists(location.path()) ? book() : UserPrices.bundled(environment);
    }

    @Override
    public PriceControl prices() {
        return new PriceControl(environment, database().prices(), CacheFolder.of(environment), clock);
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public ImportReport importNow(ImportProgress progress) {
        Importer importer = new Importer(this::storage, () -> Sources.all(environment), Importer.workers());
        ImportReport report = importer.run(progress);
        LastRead.of(location.path()).note(clock.instant());
        return report;
    }

    @Override
    public boolean isFollowed() {
        return ServerFile.of(location.path()).isFollowed(clock.instant());
    }

    @Override
    public List<SearchedFolder> searchedFolders() {
        ToolFolders folders = new ToolFolders(environment);
        List<SearchedFolder> searched = new ArrayList<>();
        for (Source source : Sources.all(environment)) {
            searched.addAll(folders.of(source));
        }
        return searched;
    }

    @Override
    public List<FoundSource> foundSources() {
        return FoundSources.of(
                Sources.all(environment),
                Files.exists(location.path()) ? storage().requests().countByTool() : Map.of());
    }

    @Override
    public ImportReport importFrom(HomeFolder home, ImportProgress progress) {
        return new Importer(storage(), Sources.in(home, environment), Importer.workers()).run(progress);
    }

    @Override
    public Optional<PriceExplanation> explainPrice(String model, @Nullable String provider, Instant at) {
        return priceBook().match(provider, model, at).map(match -> PriceText.explain(model, match));
    }

    @Override
    public Repricing repricing() {
        return database().repricing(clock);
    }

    @Override
    public LocalDate pricesAsOf() {
        PriceBook bundled = PriceBook.bundled();
        return Files.exists(location.path())
                ? bundled.over(database().prices(), Map.of()).asOf()
                : bundled.asOf();
    }

    @Override
    public DoctorFacts doctorFacts() {
        List<Source> sources = Sources.all(environment);
        DoctorFacts facts = new DoctorCheck(
                        location.path(),
                        sources,
                        new PredecessorFindings(environment, location.path()),
                        new OwnRecords(sources, environment, CROSS_CHECK_MILLIS),
                        this::database)
                .facts()
                .with(ServerFile.of(location.path()).loss(clock.instant()));
        boolean usable = facts.database().contents().requests() != null;
        return usable ? facts.with(alertFacts()).pricedAsOf(pricesAsOf()) : facts;
    }

    private AlertFacts alertFacts() {
        TargetsFile targets = new TargetsFile(location.path());
        return AlertFacts.of(database().alerts(clock), targets, isFollowed(), clock.instant());
    }

    @Override
    public TodayTotals today(ZoneId zone) {
        return new Today(environment, clock).today(zone);
    }

    @Override
    public TodayTotals today(ZoneId zone, Supplier<ReportedSession> reported) {
        return new Today(environment, clock).today(zone, reported);
    }

    @Override
    public Subscriptions subscriptions() {
        return LocalSubscriptions.of(limits(), environment);
    }

    @Override
    public List<LimitReport> limits() {
        return LocalLimits.of(storage().limits(), environment).list();
    }

    @Override
    public List<Setting> settings() {
        return new Settings(environment)
                .list(location.path(), CacheFolder.of(environment), PriceFile.path(environment), clock.getZone());
    }

    @Override
    public Uploader uploader(String version) {
        return LocalUploads.of(location.path(), environment, database(), version);
    }

    @Override
    public @Nullable UploadStatus uploadStatus(String version) throws IOException {
        if (Files.notExists(location.path())) {
            return null;
        }
        try (Uploader uploader = uploader(version)) {
            return uploader.control().status();
        } catch (StorageException unusable) {
            return null;
        }
    }

    @Override
    public ArchiveStore archive() {
        return database().archive();
    }

    @Override
    public LocalAlerts alerts() {
        return LocalAlerts.of(location.path(), environment, database(), () -> {}, clock);
    }

    @Override
    public Workspace demo() {
        return DemoWorkspace.create(clock);
    }

    @Override
    public void close() {
        if (storage != null) {
            storage.close();
        }
    }
}
