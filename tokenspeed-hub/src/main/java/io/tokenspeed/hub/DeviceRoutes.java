package io.tokenspeed.hub;

import io.tokenspeed.hub.device.ConfigHandler;
import io.tokenspeed.hub.device.CurrentConfig;
import io.tokenspeed.hub.device.EnrolRoute;
import io.tokenspeed.hub.device.ForgetHandler;
import io.tokenspeed.hub.device.HealthRoute;
import io.tokenspeed.hub.device.HeartbeatHandler;
import io.tokenspeed.hub.device.HubRoute;
import io.tokenspeed.hub.device.KeysHandler;
import io.tokenspeed.hub.device.ProjectAliasesHandler;
import io.tokenspeed.hub.health.Health;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.ingest.UploadHandler;
import io.tokenspeed.hub.signature.DeviceRate;
import io.tokenspeed.hub.signature.DeviceRates;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.hub.signature.Verifier;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.wire.Limits;
import java.time.Clock;
import java.util.List;

/** Makes the routes for devices, each with its handler, its largest body and its rate limit. */
final class DeviceRoutes {
    private static final int SMALL_BODY = 4096;
    private static final int ALIASES_BODY = 131_072;

    private final HubStorage storage;
    private final HubCore core;
    private final Nonces nonces;
    private final DeviceRates rates;
    private final CurrentConfig config;
    private final Verifier verifier;

    DeviceRoutes(HubStorage storage, HubCore core, Nonces nonces, DeviceRates rates, CurrentConfig config) {
        this.storage = storage;
        this.core = core;
        this.nonces = nonces;
        this.rates = rates;
        this.config = config;
        this.verifier = new Verifier(storage.admin(), core.keys());
    }

    RawRoute ingest(UploadHandler uploads) {
        return signed("POST", UploadHandler.PATH, Limits.BODY_BYTES, rates.large(), uploads);
    }

    /** The signed routes other than the one for uploads. */
    List<RawRoute> signed() {
        AdminStorage admin = storage.admin();
        KeysHandler keys = new KeysHandler(admin, core.vault(), core.keys(), nonces);
        HeartbeatHandler heartbeat = new HeartbeatHandler(admin.devices(), core.devices(), config, nonces);
        ForgetHandler forget = new ForgetHandler(core.devices(), nonces);
        return List.of(
                signed("GET", ConfigHandler.PATH, 0, rates.large(), new ConfigHandler(config, nonces)),
                signed("POST", KeysHandler.PATH, SMALL_BODY, rates.large(), keys),
                signed(
                        "POST",
                        ProjectAliasesHandler.PATH,
                        ALIASES_BODY,
                        rates.large(),
                        new ProjectAliasesHandler(admin.projectAliases(), nonces)),
                signed("POST", HeartbeatHandler.PATH, SMALL_BODY, rates.small(), heartbeat),
                signed("POST", ForgetHandler.PATH, SMALL_BODY, rates.small(), forget));
    }

    private RawRoute signed(String method, String path, int maxBody, DeviceRate rate, SignedRoute.Handler handler) {
        return new SignedRoute(method, path, maxBody, verifier, rate, handler);
    }

    /** The routes that need no known device. */
    List<RawRoute> open(Health health, Clock clock) {
        return List.of(
                new HubRoute(storage.admin()),
                HealthRoute.storing(health::canStore),
                HealthRoute.alive(),
                new EnrolRoute(storage.admin(), core.vault(), nonces, config, clock));
    }
}
