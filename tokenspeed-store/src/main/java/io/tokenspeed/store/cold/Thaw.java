package io.tokenspeed.store.cold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Makes the rows of archived hours ordinary rows again, in the transaction that the connection is in, before something
 * changes or adds rows there. Sums stay as they are. The next run of the archive freezes the hours again.
 */
public final class Thaw {
    private static final System.Logger LOGGER = System.getLogger(Thaw.class.getName());

    private Thaw() {}

    /**
     * Thaws those of the hours that are archived. Keeps a damaged block as it is and logs that.
     *
     * @param hours in hours since the epoch
     * @return the rows of the hours that were archived
     */
    public static List<FrozenHour> hours(Connection connection, Collection<Long> hours) throws SQLException {
        List<FrozenHour> thawed = new ArrayList<>();
        for (long hour : new TreeSet<>(hours)) {
            if (BlockRows.contains(connection, hour)) {
                thaw(connection, hour, thawed);
            }
        }
        return thawed;
    }

    /** Thaws the hours that have rows under one of the {@link ArchiveKeys keys}. */
    public static List<FrozenHour> keys(Connection connection, Collection<String> keys) throws SQLException {
        try (KeyRows rows = new KeyRows(connection)) {
            return hours(connection, rows.hours(keys));
        }
    }

    private static void thaw(Connection connection, long hour, List<FrozenHour> thawed) throws SQLException {
        try {
            FrozenHour rows = BlockRows.read(connection, hour);
            if (rows != null) {
                move(connection, hour, rows);
                thawed.add(rows);
            }
        } catch (DamagedBlockException damage) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "The archived hour {0} {1}",
                    BlockRows.name(hour),
                    damage.getMessage());
        }
    }

    private static void move(Connection connection, long hour, FrozenHour rows) throws SQLException {
        try (HourRows table = new HourRows(connection);
                KeyRows keys = new KeyRows(connection)) {
            ArchivePass.silently(connection, () -> {
                if (table.insert(rows) < rows.size()) {
                    markDirty(connection, hour);
                }
            });
            keys.delete(ArchiveKeys.of(rows), hour);
            BlockRows.delete(connection, hour);
        }
    }

    /** Another program has written a row of the hour again, so the sums may change. */
    private static void markDirty(Connection connection, long hour) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement("INSERT OR IGNORE INTO dirty_hour VALUES (?)")) {
            mark.setLong(1, hour);
            mark.executeUpdate();
        }
    }
}
