package io.tokenspeed.store.hub.shared;

import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code nonce}, written in the transaction of the request that uses the nonce. */
public final class NonceRows {
    private static final String INSERT = "INSERT INTO nonce (device_id, nonce, expires_at) VALUES (?, ?, ?)";
    private static final String COUNT = "SELECT COUNT(*) FROM nonce WHERE device_id = ? AND expires_at >= ?";

    private static final KeyLookup<NonceUse> KNOWN = new KeyLookup<>(
            """
            WITH wanted (device_id, nonce) AS (VALUES %s)
            SELECT n.device_id, n.nonce FROM wanted CROSS JOIN nonce n
            WHERE n.device_id = wanted.device_id AND n.nonce = wanted.nonce""",
            2, (statement, first, use) -> {
                statement.setString(first, use.deviceId());
                statement.setString(first + 1, use.nonce());
            });

    private final NonceCounts counts;

    public NonceRows(NonceCounts counts) {
        this.counts = counts;
    }

    private record Id(String deviceId, String nonce) {}

    /**
     * A nonce to take.
     *
     * @param limit how many nonces its device may have
     * @param now in seconds since the epoch
     */
    public record Wanted(NonceUse use, int limit, long now) {
        Id id() {
            return new Id(use.deviceId(), use.nonce());
        }
    }

    /** Takes nonces in their order and returns a result for each. The caller holds a lock on their devices. */
    public List<NonceResult> take(HubSession session, List<Wanted> all) throws SQLException {
        Set<Id> known = known(session, all);
        PreparedStatement insert = session.prepare(INSERT);
        List<NonceResult> results = new ArrayList<>(all.size());
        for (Wanted wanted : all) {
            NonceResult result = NonceResult.REPLAYED;
            if (!known.contains(wanted.id())) {
                result = mayTake(session, wanted) ? NonceResult.FRESH : NonceResult.TOO_MANY;
            }
            if (result == NonceResult.FRESH) {
                known.add(wanted.id());
                add(insert, wanted.use());
            }
            results.add(result);
        }
        insert.executeBatch();
        return results;
    }

    boolean isKnown(HubSession session, Wanted wanted) throws SQLException {
        return !known(session, List.of(wanted)).isEmpty();
    }

    private static Set<Id> known(HubSession session, List<Wanted> all) throws SQLException {
        Set<Id> known = new HashSet<>();
        KNOWN.forEach(
                session,
                all.stream().map(Wanted::use).toList(),
                row -> known.add(new Id(row.getString(1), row.getString(2))));
        return known;
    }

    /** Counts one more nonce of the device; returns false if the device has too many. */
    boolean mayTake(HubSession session, Wanted wanted) throws SQLException {
        String deviceId = wanted.use().deviceId();
        if (counts.unsure(deviceId, wanted.limit())) {
            session.prepare(INSERT).executeBatch();
            counts.counted(deviceId, wanted.limit(), count(session, deviceId, wanted.now()));
        }
        return counts.take(deviceId, wanted.limit());
    }

    private static void add(PreparedStatement insert, NonceUse use) throws SQLException {
        insert.setString(1, use.deviceId());
        insert.setString(2, use.nonce());
        insert.setLong(3, use.expiresAt());
        insert.addBatch();
    }

    private static long count(HubSession session, String deviceId, long now) throws SQLException {
        PreparedStatement query = session.prepare(COUNT);
        query.setString(1, deviceId);
        query.setLong(2, now);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /**
     * Takes one nonce without a limit.
     *
     * @throws Refused if the nonce was used before
     */
    public static void addOrRefuse(Handle handle, @Nullable NonceUse use) {
        if (!add(handle, use)) {
            throw new Refused(NonceResult.REPLAYED);
        }
    }

    /** Takes one nonce without a limit; returns false if it was used before. Does nothing and returns true for null. */
    public static boolean add(Handle handle, @Nullable NonceUse use) {
        return use == null
                || handle.execute(INSERT + " ON CONFLICT DO NOTHING", use.deviceId(), use.nonce(), use.expiresAt())
                        == 1;
    }
}
