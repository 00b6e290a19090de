package io.tokenspeed.agent.local;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.config.Setting;
import io.tokenspeed.agent.demo.DemoHistory;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.FoundSource;
import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.agent.workspace.PriceExplanation;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.subscription.Subscriptions;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.sources.engine.HomeFolder;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.ImportReport;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workspace whose home is a temporary folder with a generated history. Closing it deletes the folder. */
final class DemoWorkspace implements Workspace {
    private static final int DAYS = 30;
    private static final long SEED = 20_260;

    private final Path home;
    private final LocalWorkspace workspace;

    private DemoWorkspace(Path home, LocalWorkspace workspace) {
        this.home = home;
        this.workspace = workspace;
    }

    static Workspace create(Clock clock) {
        try {
            Path home = Files.createTempDirectory(DemoHistory.FOLDER);
            DemoHistory.write(home, ZonedDateTime.now(clock), DAYS, SEED);
            Environment environment = Environment.of(Map.of("HOME", home.toString()), home);
            LocalWorkspace workspace = new LocalWorkspace(environment, clock);
            expectSilence(workspace);
            return new DemoWorkspace(home, workspace);
        } catch (IOException failure) {
            throw new StorageException(
                    "Cannot write the example data; check that the temporary folder is writable.", failure);
        }
    }

    /** The history ends when it is written, so that its tools are silent is no news. */
    private static void expectSilence(LocalWorkspace workspace) {
        try (LocalAlerts alerts = workspace.alerts()) {
            alerts.control().save(AlertKind.SOURCE_SILENT.defaultRule().enabled(false));
        }
    }

    @Override
    public LocalStorage storage() {
        return workspace.storage();
    }

    @Override
    public TrackedWork.Reader tracked() {
        return workspace.tracked();
    }

    @Override
    public Environment environment() {
        return workspace.environment();
    }

    @Override
    public ImportReport importNow(ImportProgress progress) {
        return workspace.importNow(progress);
    }

    @Override
    public List<SearchedFolder> searchedFolders() {
        return workspace.searchedFolders();
    }

    @Override
    public List<FoundSource> foundSources() {
        // The database is made for this one call, so it is empty before the first import.
        workspace.importNow(ImportProgress.NONE);
        return workspace.foundSources();
    }

    @Override
    public ImportReport importFrom(HomeFolder home, ImportProgress progress) {
        return workspace.importFrom(home, progress);
    }

    @Override
    public Subscriptions subscriptions() {
        return workspace.subscriptions();
    }

    @Override
    public Optional<PriceExplanation> explainPrice(String model, @Nullable String provider, Instant at) {
        return workspace.explainPrice(model, provider, at);
    }

    @Override
    public Repricing repricing() {
        return workspace.repricing();
    }

    @Override
    public PriceControl prices() {
        return workspace.prices();
    }

    @Override
    public LocalDate pricesAsOf() {
        return workspace.pricesAsOf();
    }

    @Override
    public DoctorFacts doctorFacts() {
        // The database is made for this one call, so it is empty before the first import.
        workspace.importNow(ImportProgress.NONE);
        return workspace.doctorFacts();
    }

    @Override
    public TodayTotals today(ZoneId zone) {
        workspace.importNow(ImportProgress.NONE);
        return workspace.today(zone);
    }

    @Override
    public List<LimitReport> limits() {
        return workspace.limits();
    }

    @Override
    public List<Setting> settings() {
        return workspace.settings();
    }

    @Override
    public Uploader uploader(String version) {
        return workspace.uploader(version);
    }

    @Override
    public @Nullable UploadStatus uploadStatus(String version) throws IOException {
        return workspace.uploadStatus(version);
    }

    @Override
    public ArchiveStore archive() {
        return workspace.archive();
    }

    @Override
    public LocalAlerts alerts() {
        return workspace.alerts();
    }

    @Override
    public Workspace demo() {
        return workspace.demo();
    }

    @Override
    public void close() {
        workspace.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new StorageException("The example data could not be deleted; remove " + home + ".", failure);
        }
    }
}
