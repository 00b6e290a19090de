package io.tokenspeed.store.archive;

import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.cold.ArchivePass;
import io.tokenspeed.store.cold.BlockRows;
import io.tokenspeed.store.cold.DamagedBlockException;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.cold.HourBlockCodec;
import io.tokenspeed.store.cold.HourRows;
import io.tokenspeed.store.cold.KeyRows;
import io.tokenspeed.store.hours.ColdDetails;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Archives one hour in the transaction that its connection is in: writes the block, reads it back from the database,
 * compares it value by value with the rows, and only then deletes these.
 */
final class HourFreezer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(HourFreezer.class.getName());
    /** What text becomes that is not valid UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

    private final Connection connection;
    private final HourRows rows;
    private final KeyRows keys;

    HourFreezer(Connection connection) throws SQLException {
        this.connection = connection;
        this.rows = new HourRows(connection);
        this.keys = new KeyRows(connection);
    }

    /** Archives an hour; returns its rows, or null if it has none or has text that a block cannot hold. */
    @Nullable
    FrozenHour freeze(long hour) throws SQLException {
        FrozenHour there = rows.read(hour);
        if (there.size() == 0 || hasUnreadableText(there)) {
            return null;
        }
        byte[] details = ColdDetails.encode(connection, hour);
        BlockRows.insert(connection, hour, there, details, HourBlockCodec.encode(there));
        requireSame(hour, there);
        keys.insert(ArchiveKeys.of(there), hour);
        ArchivePass.silently(connection, () -> {
            int deleted = rows.delete(hour);
            if (deleted != there.size()) {
                throw new SQLException("rows of " + BlockRows.name(hour) + " changed while they were archived");
            }
        });
        return there;
    }

    private void requireSame(long hour, FrozenHour there) throws SQLException {
        try {
            FrozenHour written = BlockRows.read(connection, hour);
            if (written == null || !written.holdsTheSameAs(there)) {
                throw new SQLException("the block of " + BlockRows.name(hour) + " does not hold its rows");
            }
        } catch (DamagedBlockException damage) {
            throw new SQLException("the block of " + BlockRows.name(hour) + " " + damage.getMessage(), damage);
        }
    }

    private static boolean hasUnreadableText(FrozenHour hour) {
        boolean unreadable = hour.hasText(UNREADABLE);
        if (unreadable) {
            LOGGER.log(System.Logger.Level.DEBUG, "An hour has text that is not UTF-8 and is not archived");
        }
        return unreadable;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        keys.close();
    }
}
