package io.tokenspeed.hub;

import io.tokenspeed.hub.compat.LegacyIngestRoute;
import io.tokenspeed.hub.compat.RegisterRoute;
import io.tokenspeed.hub.config.HubLimits;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.device.ConfigHandler;
import io.tokenspeed.hub.device.DeviceConfig;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.device.EnrolRoute;
import io.tokenspeed.hub.device.ForgetHandler;
import io.tokenspeed.hub.device.HealthRoute;
import io.tokenspeed.hub.device.HeartbeatHandler;
import io.tokenspeed.hub.device.HubRoute;
import io.tokenspeed.hub.device.KeysHandler;
import io.tokenspeed.hub.http.Route;
import io.tokenspeed.hub.http.SourceLimit;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.hub.ingest.UploadHandler;
import io.tokenspeed.hub.ingest.UploadWriter;
import io.tokenspeed.hub.ingest.Verdicts;
import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.hub.journal.Restore;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.hub.maintenance.Maintenance;
import io.tokenspeed.hub.signature.DeviceRate;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.hub.signature.Verifier;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.model.wire.Limits;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a hub, put together. At its making the key file and the database are compared with each other, and the
 * journal with the database.
 */
public final class HubParts implements AutoCloseable {
    private static final int SOURCES = 100_000;
    private static final int DEVICES = 100_000;
    private static final int SMALL_BURST = 10;
    private static final int SMALL_PER_MINUTE = 2;
    private static final int FAILURES_PER_MINUTE = 5;
    private static final int LEGACY_BURST = 600;
    private static final int LEGACY_PER_MINUTE = 120;
    private static final int SMALL_BODY = 4096;

    private final SecretVault vault;
    private final DeviceControl devices;
    private final UploadWriter writer;
    private final Maintenance maintenance;
    private final SourceLimit sources;
    private final List<Route> routes;

    HubParts(
            HubSettings settings,
            HubStorage storage,
            NonceStore nonceStore,
            boolean noncesInDatabase,
            Verdicts verdicts,
            Clock clock) {
        AdminStorage admin = storage.admin();
        HubLimits limits = settings.limits();
        vault = SecretVault.open(settings.keyFile(), admin, clock, new SecureRandom());
        long now = clock.instant().getEpochSecond();
        Journal journal = new Journal(settings.journal(), now);
        Restore restore = new Restore(admin, journal);
        restore.apply(now);
        restore.mark(now);
        KnownKeys known = new KnownKeys(admin, vault, clock);
        devices = new DeviceControl(admin.devices(), journal, known);
        maintenance = new Maintenance(storage, nonceStore, devices, restore, clock);
        writer = new UploadWriter(storage.tokens(), limits.queue());
        sources = new SourceLimit(new TokenBuckets(limits.sourceBurst(), limits.sourcePerMinute(), SOURCES, clock));
        Nonces nonces = new Nonces(nonceStore, noncesInDatabase, limits.deviceLiveNonces(), clock);
        DeviceConfig config = new DeviceConfig(admin.identity());
        Verifier verifier = new Verifier(admin, known);
        DeviceRate large =
                new DeviceRate(new TokenBuckets(limits.deviceBurst(), limits.devicePerMinute(), DEVICES, clock));
        DeviceRate small = new DeviceRate(new TokenBuckets(SMALL_BURST, SMALL_PER_MINUTE, DEVICES, clock));
        UploadHandler uploads = new UploadHandler(settings, nonces, writer, known, config::writeTail, verdicts);
        Route ingest = new SignedRoute("POST", UploadHandler.PATH, Limits.BODY_BYTES, verifier, large, uploads);
        List<Route> all = new ArrayList<>();
        if (settings.tokenspeedMonitor()) {
            TokenBuckets failures = new TokenBuckets(FAILURES_PER_MINUTE, FAILURES_PER_MINUTE, SOURCES, clock);
            TokenBuckets legacy = new TokenBuckets(LEGACY_BURST, LEGACY_PER_MINUTE, DEVICES, clock);
            all.add(new RegisterRoute(admin.devices(), vault, failures, new SecureRandom()));
            ingest = new LegacyIngestRoute(ingest, storage, known, nonces, legacy);
        }
        all.add(ingest);
        all.addAll(List.of(
                new HubRoute(admin),
                new HealthRoute(storage),
                new EnrolRoute(admin, vault, nonces, config, clock),
                new SignedRoute("GET", ConfigHandler.PATH, 0, verifier, large, new ConfigHandler(config, nonces)),
                new SignedRoute(
                        "POST",
                        HeartbeatHandler.PATH,
                        SMALL_BODY,
                        verifier,
                        small,
                        new HeartbeatHandler(admin.devices(), config, nonces)),
                new SignedRoute(
                        "POST",
                        KeysHandler.PATH,
                        SMALL_BODY,
                        verifier,
                        large,
                        new KeysHandler(admin, vault, known, nonces)),
                new SignedRoute(
                        "POST", ForgetHandler.PATH, SMALL_BODY, verifier, small, new ForgetHandler(devices, nonces))));
        routes = List.copyOf(all);
    }

    List<Route> routes() {
        return routes;
    }

    SourceLimit sources() {
        return sources;
    }

    UploadWriter writer() {
        return writer;
    }

    /** What encrypts the secrets of devices. */
    public SecretVault vault() {
        return vault;
    }

    /** What approves, revokes, restores and erases devices. */
    public DeviceControl devices() {
        return devices;
    }

    /** What the hub does on its own. */
    public Maintenance maintenance() {
        return maintenance;
    }

    @Override
    public void close() {
        maintenance.close();
        writer.close();
    }
}
