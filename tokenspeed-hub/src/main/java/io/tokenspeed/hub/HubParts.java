package io.tokenspeed.hub;

import io.tokenspeed.hub.config.HubLimits;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.config.PublicAccess;
import io.tokenspeed.hub.database.SharedStores;
import io.tokenspeed.hub.device.CurrentConfig;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.health.DatabaseHealth;
import io.tokenspeed.hub.health.Health;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.SourceLimit;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.hub.ingest.BucketRules;
import io.tokenspeed.hub.ingest.UploadHandler;
import io.tokenspeed.hub.ingest.UploadVerdicts;
import io.tokenspeed.hub.ingest.UploadWriter;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.hub.maintenance.Expiry;
import io.tokenspeed.hub.maintenance.Maintenance;
import io.tokenspeed.hub.maintenance.NightlyWork;
import io.tokenspeed.hub.predecessor.PredecessorRoutes;
import io.tokenspeed.hub.signature.DeviceRates;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.model.hub.HubStorage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parts of a hub. On construction, checks the key file against the database and applies the journal to the
 * database.
 */
public final class HubParts implements AutoCloseable {
    private static final int SOURCES = 100_000;

    private final HubCore core;
    private final UploadWriter writer;
    private final Health health;
    private final Maintenance maintenance;
    private final SourceLimit sources;
    private final List<RawRoute> routes;

    HubParts(HubSettings settings, HubStorage storage, SharedStores shared, UploadVerdicts verdicts, Clock clock) {
        HubLimits limits = settings.limits();
        core = new HubCore(settings, storage.admin(), clock);
        core.restore(clock.instant().getEpochSecond());
        DeviceRates rates = new DeviceRates(limits, shared.budgets(), clock);
        Expiry expiry = new Expiry(storage, core.devices());
        maintenance = new Maintenance(
                shared.nonces(), rates, core.restore(), expiry, nightly(settings, storage, clock), clock);
        writer = new UploadWriter(storage.uploads(), limits.queue());
        health = health(storage, writer);
        sources = new SourceLimit(
                new TokenBuckets(limits.source().burst(), limits.source().perMinute(), SOURCES, clock));
        Nonces nonces = new Nonces(shared.nonces(), shared.noncesInDatabase(), limits.deviceLiveNonces(), clock);
        CurrentConfig config = new CurrentConfig(storage.admin(), clock);
        UploadHandler uploads = new UploadHandler(
                settings, nonces, writer, core.keys(), asked -> config.get().tail(asked), verdicts);
        DeviceRoutes ours = new DeviceRoutes(storage, core, nonces, rates, config);
        List<RawRoute> all = new ArrayList<>(ours.open(health, clock));
        all.addAll(ours.signed());
        RawRoute ingest = ours.ingest(uploads);
        if (settings.tokenspeedMonitor()) {
            PredecessorRoutes legacy = new PredecessorRoutes(storage, core.vault(), core.keys());
            all.add(legacy.register(clock));
            ingest = legacy.ingest(ingest, nonces, rates, new BucketRules(settings));
        }
        all.add(ingest);
        routes = List.copyOf(all);
    }

    private static NightlyWork nightly(HubSettings settings, HubStorage storage, Clock clock) {
        PublicAccess visitors = settings.access().visitors();
        return visitors.open() ? NightlyWork.publishing(storage, visitors.cohort(), clock) : NightlyWork.of(storage);
    }

    private static Health health(HubStorage storage, UploadWriter writer) {
        return new Health(Map.of(
                "database", new DatabaseHealth(storage::check, System::nanoTime)::problem,
                "upload-writer", writer::ended,
                "uploads", writer::problem));
    }

    List<RawRoute> routes() {
        return routes;
    }

    Health health() {
        return health;
    }

    SourceLimit sources() {
        return sources;
    }

    UploadWriter writer() {
        return writer;
    }

    /** Encrypts the secrets of devices. */
    public SecretVault vault() {
        return core.vault();
    }

    /** Approves, revokes, restores and erases devices. */
    public DeviceControl devices() {
        return core.devices();
    }

    /** The hub's periodic work. */
    public Maintenance maintenance() {
        return maintenance;
    }

    @Override
    public void close() {
        maintenance.close();
        writer.close();
    }
}
