package io.tokenspeed.hub.predecessor;

import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.hub.ingest.BucketRules;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.hub.signature.DeviceRates;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.model.hub.HubStorage;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes the routes for devices of the predecessor, where the operator wants them served. */
public final class PredecessorRoutes {
    private static final int FAILURES_PER_MINUTE = 5;
    private static final int SOURCES = 100_000;

    private final HubStorage storage;
    private final SecretVault vault;
    private final KnownKeys keys;

    public PredecessorRoutes(HubStorage storage, SecretVault vault, KnownKeys keys) {
        this.storage = storage;
        this.vault = vault;
        this.keys = keys;
    }

    public RawRoute register(Clock clock) {
        TokenBuckets failures = new TokenBuckets(FAILURES_PER_MINUTE, FAILURES_PER_MINUTE, SOURCES, clock);
        return new RegisterRoute(storage.admin().devices(), vault, failures, new SecureRandom());
    }

    /** The route for uploads of the predecessor, which hands other uploads to {@code ours}. */
    public RawRoute ingest(RawRoute ours, Nonces nonces, DeviceRates rates, BucketRules rules) {
        return new PredecessorIngestRoute(ours, storage, keys, nonces, rates.predecessor(), rules);
    }
}
