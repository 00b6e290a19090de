package io.tokenspeed.store.hub.shared;

import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.Patience;

/** The table {@code nonce}, for requests that store nothing else. */
record SqlNonces(HubDatabase database, NonceCounts counts) implements NonceStore {
    @Override
    public NonceResult take(NonceUse use, int maxLive, long now) {
        try {
            return database.write(session -> take(session, new NonceRows.Wanted(use, maxLive, now)));
        } catch (Refused replayed) {
            return NonceResult.REPLAYED;
        }
    }

    /** Another node may insert the same nonce between lookup and insert; then the primary key decides. */
    private NonceResult take(HubSession session, NonceRows.Wanted wanted) throws java.sql.SQLException {
        NonceRows rows = new NonceRows(counts);
        if (rows.isKnown(session, wanted)) {
            return NonceResult.REPLAYED;
        }
        if (!rows.mayTake(session, wanted)) {
            return NonceResult.TOO_MANY;
        }
        if (!NonceRows.add(session.handle(), wanted.use())) {
            throw new Refused(NonceResult.REPLAYED);
        }
        return NonceResult.FRESH;
    }

    @Override
    public long live() {
        return database.with(Patience.READING)
                .read(session -> session.handle()
                        .createQuery("SELECT COUNT(*) FROM nonce")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public int purge(long now) {
        return database.with(Patience.LONG)
                .write(session -> session.handle().execute("DELETE FROM nonce WHERE expires_at < ?", now));
    }

    /** Does nothing: the owner closes the database. */
    @Override
    public void close() {}
}
