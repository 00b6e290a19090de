package io.tokenspeed.store.cold;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table {@code archive_hour}: one block for each archived hour. */
public final class BlockRows {
    private static final long SECONDS = 3_600;

    private BlockRows() {}

    /** How an hour, which is given in hours since the epoch, is called in messages: its first instant. */
    public static String name(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS).toString();
    }

    /** Whether any hour is archived. */
    public static boolean any(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM archive_hour LIMIT 1");
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /** Whether an hour is archived. */
    public static boolean contains(Connection connection, long hour) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM archive_hour WHERE hour = ?")) {
            query.setLong(1, hour);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Returns the archived hours from {@code from} to before {@code to}, each with the number of its rows. */
    public static NavigableMap<Long, Long> sizes(Connection connection, long from, long to) throws SQLException {
        NavigableMap<Long, Long> sizes = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT hour, requests + interactions FROM archive_hour WHERE hour >= ? AND hour < ?")) {
            query.setLong(1, from);
            query.setLong(2, to);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sizes.put(row.getLong(1), row.getLong(2));
                }
            }
        }
        return sizes;
    }

    /**
     * Stores the block of an hour.
     *
     * @param details what {@code archive_hour.speeds} holds
     */
    public static void insert(Connection connection, long hour, FrozenHour rows, byte[] details, byte[] block)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO archive_hour VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, hour);
            insert.setLong(2, rows.requests().size());
            insert.setLong(3, rows.interactions().size());
            insert.setLong(4, HourBlockCodec.FORMAT);
            insert.setBytes(5, details);
            insert.setBytes(6, KeyRows.sha256().digest(block));
            insert.setBytes(7, block);
            insert.executeUpdate();
        }
    }

    /**
     * Reads the block of an hour.
     *
     * @return the rows; null if the hour is not archived
     * @throws DamagedBlockException if the block is not what was written
     */
    public static @Nullable FrozenHour read(Connection connection, long hour)
            throws SQLException, DamagedBlockException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT requests, interactions, format, sha256, data FROM archive_hour WHERE hour = ?")) {
            query.setLong(1, hour);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    private static FrozenHour read(ResultSet row) throws SQLException, DamagedBlockException {
        FrozenHour hour = HourBlockCodec.decode(block(row));
        if (hour.requests().size() != row.getLong("requests")
                || hour.interactions().size() != row.getLong("interactions")) {
            throw new DamagedBlockException("does not have as many rows as were counted");
        }
        return hour;
    }

    private static byte[] block(ResultSet row) throws SQLException, DamagedBlockException {
        if (row.getLong("format") != HourBlockCodec.FORMAT) {
            throw new DamagedBlockException(
                    "has format " + row.getLong("format") + ", which this program does not know");
        }
        byte[] block = row.getBytes("data");
        if (!MessageDigest.isEqual(KeyRows.sha256().digest(block), row.getBytes("sha256"))) {
            throw new DamagedBlockException("does not match its digest");
        }
        return block;
    }

    /** Returns what is wrong with the block of an hour by its digest alone; null if nothing is. */
    public static @Nullable String digestFault(Connection connection, long hour) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT format, sha256, data FROM archive_hour WHERE hour = ?")) {
            query.setLong(1, hour);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    block(row);
                }
                return null;
            }
        } catch (DamagedBlockException damage) {
            return damage.getMessage();
        }
    }

    /** Deletes the block of an hour. */
    static void delete(Connection connection, long hour) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM archive_hour WHERE hour = ?")) {
            delete.setLong(1, hour);
            delete.executeUpdate();
        }
    }
}
