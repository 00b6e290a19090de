package io.tokenspeed.agent.workspace;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.config.Setting;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.FoundSource;
import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.agent.statusline.TodaySource;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.subscription.Subscriptions;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.sources.engine.HomeFolder;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.ImportReport;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a command may use: the database, the import, prices and facts about them. Making one is cheap; each part is
 * opened when it is first asked for.
 */
public interface Workspace extends TodaySource, AutoCloseable {
    /**
     * The database, opened at the first call and the same at every later one.
     *
     * @throws io.tokenspeed.model.storage.StorageException if it cannot be used
     */
    LocalStorage storage();

    /** The environment in which the database and the tools' logs are found. */
    Environment environment();

    /** Imports what is new in the tools' logs. Bad records are counted in the report, never thrown. */
    ImportReport importNow(ImportProgress progress);

    /** Whether a running server keeps the database up to date, so that an import would find nothing. */
    default boolean isFollowed() {
        return false;
    }

    /**
     * The folders that an import searches, whether they exist or not. One that holds nothing but our own database counts
     * as missing.
     */
    List<SearchedFolder> searchedFolders();

    /** What an import would find of each tool, and how much of it is stored; imports nothing. */
    List<FoundSource> foundSources();

    /**
     * Imports the logs in another home folder, once.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be written
     */
    ImportReport importFrom(HomeFolder home, ImportProgress progress);

    /** The price that a request of this model would be computed with at that instant, and why. */
    Optional<PriceExplanation> explainPrice(String model, @Nullable String provider, Instant at);

    /** Computes the costs of stored requests anew. */
    Repricing repricing();

    /** The prices of the database, and what brings newer ones. */
    PriceControl prices();

    /** The date of the prices: that of the last sync, or of the bundled ones if that is later. */
    LocalDate pricesAsOf();

    /** Runs the self-check. Never throws for a damaged or missing database, which is one of its facts. */
    DoctorFacts doctorFacts();

    /** Today's totals for the status line, for which nothing is imported and no database is made. */
    @Override
    TodayTotals today(ZoneId zone);

    /** What programs tracked in sessions. */
    default TrackedWork.Reader tracked() {
        return TrackedWork.Reader.NONE;
    }

    /** What the tools reported last about their limits, by tool and name. */
    default List<LimitReport> limits() {
        return storage().limits().list();
    }

    /** The user's subscriptions. */
    default Subscriptions subscriptions() {
        return Subscriptions.of(List.of(), limits());
    }

    /** Effective settings in the order they are shown. */
    List<Setting> settings();

    /**
     * The uploader, which sends nothing unless the user has enabled it; the caller closes it.
     *
     * @param version the program's version
     */
    Uploader uploader(String version);

    /**
     * The state of uploading; null where there is no usable database.
     *
     * @param version the program's version
     */
    @Nullable
    UploadStatus uploadStatus(String version) throws IOException;

    /** The archive of the database. */
    ArchiveStore archive();

    /** The alerts of the database, which evaluate and send nothing by themselves; the caller closes them. */
    LocalAlerts alerts();

    /** A workspace over a small generated history in a temporary database, deleted when it is closed. */
    Workspace demo();

    /** Closes what was opened. */
    @Override
    void close();
}
