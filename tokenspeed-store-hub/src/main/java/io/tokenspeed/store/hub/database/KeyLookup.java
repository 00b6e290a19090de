package io.tokenspeed.store.hub.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A query for many keys at once, which are rows of a {@code VALUES} list. The list has one of a few lengths, so that
 * its statements stay prepared; the rest is filled with the last key, so rows of that key may come several times.
 */
public final class KeyLookup<K> {
    private static final int[] LENGTHS = {1, 4, 16, 64, 256, 1024};

    private final String[] statements = new String[LENGTHS.length];
    private final int width;
    private final Binder<K> binder;

    /** Binds one key. */
    public interface Binder<K> {
        void bind(PreparedStatement statement, int first, K key) throws SQLException;
    }

    /** Takes one row. */
    public interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * A query.
     *
     * @param sql a query with {@code %s} in place of the list
     * @param width the number of parameters of a key
     */
    public KeyLookup(String sql, int width, Binder<K> binder) {
        this.width = width;
        this.binder = binder;
        String key = "(" + "?, ".repeat(width - 1) + "?)";
        for (int i = 0; i < LENGTHS.length; i++) {
            statements[i] = sql.formatted(key + (", " + key).repeat(LENGTHS[i] - 1));
        }
    }

    public void forEach(HubSession session, List<K> keys, Reader reader) throws SQLException {
        for (int from = 0; from < keys.size(); ) {
            int length = length(keys.size() - from);
            int end = Math.min(keys.size(), from + LENGTHS[length]);
            PreparedStatement statement = session.prepare(statements[length]);
            for (int i = 0; i < LENGTHS[length]; i++) {
                binder.bind(statement, 1 + i * width, keys.get(Math.min(from + i, end - 1)));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
            from = end;
        }
    }

    /**
     * Returns the position of the longest length that the keys fill, or of the shortest that holds them all if they
     * fill more than half of it.
     */
    private static int length(int wanted) {
        for (int i = 0; i < LENGTHS.length; i++) {
            if (LENGTHS[i] >= wanted) {
                return i == 0 || 2 * wanted > LENGTHS[i] ? i : i - 1;
            }
        }
        return LENGTHS.length - 1;
    }
}
