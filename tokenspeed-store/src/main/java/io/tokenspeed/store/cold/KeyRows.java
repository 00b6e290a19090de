package io.tokenspeed.store.cold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** The table {@code archive_key}: the hours in which a record may have rows. Keys are cut hashes, so an hour too many is possible. */
public final class KeyRows implements AutoCloseable {
    private final MessageDigest sha256;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement select;

    /** Prepares the statements for a connection. */
    public KeyRows(Connection connection) throws SQLException {
        this.sha256 = sha256();
        this.insert = connection.prepareStatement("INSERT OR IGNORE INTO archive_key VALUES (?, ?)");
        this.delete = connection.prepareStatement("DELETE FROM archive_key WHERE key = ? AND hour = ?");
        this.select = connection.prepareStatement("SELECT hour FROM archive_key WHERE key = ?");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private long hash(String text) {
        return ByteBuffer.wrap(sha256.digest(text.getBytes(UTF_8))).getLong();
    }

    /** The hashes of keys, sorted, because rows in the order of the table are written faster. */
    private SortedSet<Long> hashes(Collection<String> keys) {
        SortedSet<Long> hashes = new TreeSet<>();
        keys.forEach(key -> hashes.add(hash(key)));
        return hashes;
    }

    /** Adds the keys of an hour. */
    public void insert(Collection<String> keys, long hour) throws SQLException {
        for (long hash : hashes(keys)) {
            insert.setLong(1, hash);
            insert.setLong(2, hour);
            insert.executeUpdate();
        }
    }

    /** Removes the keys of an hour. */
    void delete(Collection<String> keys, long hour) throws SQLException {
        for (long hash : hashes(keys)) {
            delete.setLong(1, hash);
            delete.setLong(2, hour);
            delete.executeUpdate();
        }
    }

    /** Returns the archived hours that have one of the keys. */
    public SortedSet<Long> hours(Collection<String> keys) throws SQLException {
        SortedSet<Long> hours = new TreeSet<>();
        for (String key : keys) {
            select.setLong(1, hash(key));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hours.add(row.getLong(1));
                }
            }
        }
        return hours;
    }

    /** Counts those of the keys that the table has for an hour. */
    public long count(Collection<String> keys, long hour) throws SQLException {
        long count = 0;
        for (long hash : hashes(keys)) {
            select.setLong(1, hash);
            try (ResultSet row = select.executeQuery()) {
                boolean found = false;
                while (row.next()) {
                    found |= row.getLong(1) == hour;
                }
                count += found ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        delete.close();
        select.close();
    }
}
