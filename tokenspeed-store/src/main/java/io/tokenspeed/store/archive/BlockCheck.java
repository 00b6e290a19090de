package io.tokenspeed.store.archive;

import io.tokenspeed.model.archive.ArchiveStore.DamagedHour;
import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.cold.BlockRows;
import io.tokenspeed.store.cold.DamagedBlockException;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.cold.KeyRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the blocks of a database. */
final class BlockCheck {
    private static final long HOUR = 3_600_000;

    private BlockCheck() {}

    /**
     * Checks all blocks.
     *
     * @param whole whether to open them; else only their digests are compared
     */
    static List<DamagedHour> all(Connection connection, boolean whole) throws SQLException {
        List<DamagedHour> damaged = new ArrayList<>();
        try (KeyRows keys = new KeyRows(connection)) {
            for (long hour :
                    BlockRows.sizes(connection, Long.MIN_VALUE, Long.MAX_VALUE).keySet()) {
                String fault = whole ? fault(connection, keys, hour) : BlockRows.digestFault(connection, hour);
                if (fault != null) {
                    damaged.add(new DamagedHour(Instant.ofEpochMilli(hour * HOUR), fault));
                }
            }
        }
        return damaged;
    }

    private static @Nullable String fault(Connection connection, KeyRows keys, long hour) throws SQLException {
        try {
            FrozenHour rows = BlockRows.read(connection, hour);
            if (rows == null) {
                return null;
            }
            Set<String> expected = ArchiveKeys.of(rows);
            long found = keys.count(expected, hour);
            return found < expected.size() ? "lacks " + (expected.size() - found) + " of its keys" : null;
        } catch (DamagedBlockException damage) {
            return damage.getMessage();
        }
    }
}
