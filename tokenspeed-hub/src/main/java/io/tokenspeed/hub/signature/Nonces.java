package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ErrorCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes sure that a request is accepted only once. Nonces in the database go into the request's own transaction. */
public final class Nonces {
    private static final int NONCES_LAST_SECONDS = 60;

    private final NonceStore store;
    private final boolean inDatabase;
    private final int maxLive;
    private final Clock clock;

    /**
     * Nonces in a store.
     *
     * @param inDatabase whether the store is the database's own
     * @param maxLive how many nonces of a device may be remembered at once
     */
    public Nonces(NonceStore store, boolean inDatabase, int maxLive, Clock clock) {
        this.store = store;
        this.inDatabase = inDatabase;
        this.maxLive = maxLive;
        this.clock = clock;
    }

    /**
     * Takes a nonce now.
     *
     * @throws Refusal if the nonce was used before, the device has too many, or the store cannot be reached
     */
    public void take(NonceUse use) {
        try {
            switch (store.take(use, maxLive, clock.instant().getEpochSecond())) {
                case FRESH -> {}
                case REPLAYED -> throw Refusal.of(ErrorCode.NONCE_REPLAYED);
                case TOO_MANY -> throw tooMany();
            }
        } catch (StorageException unusable) {
            throw ProtocolServlet.busy(ErrorCode.NONCE_STORE_UNAVAILABLE);
        }
    }

    /**
     * Returns the nonce for the request's own transaction; where nonces are kept elsewhere, takes it now and returns
     * null.
     */
    public @Nullable NonceUse forTransaction(NonceUse use) {
        if (inDatabase) {
            return use;
        }
        take(use);
        return null;
    }

    /** The refusal of a device that has too many live nonces. */
    public static Refusal tooMany() {
        return Refusal.retryAfter(ErrorCode.RATE_LIMITED, NONCES_LAST_SECONDS);
    }

    /** How many nonces of a device may be remembered at once. */
    public int maxLive() {
        return maxLive;
    }
}
