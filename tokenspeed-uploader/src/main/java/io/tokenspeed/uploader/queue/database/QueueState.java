package io.tokenspeed.uploader.queue.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single values that outlive the process, by name. Works in its caller's transaction. */
public final class QueueState {
    private final Sql sql;

    public QueueState(Sql sql) {
        this.sql = sql;
    }

    public Optional<String> get(String name) throws SQLException {
        return sql.first("SELECT v FROM agent_state WHERE k = ?", row -> row.getString(1), name);
    }

    public long number(String name) throws SQLException {
        return get(name).map(Long::valueOf).orElse(0L);
    }

    /** Stores a value; null removes it. */
    public void set(String name, @Nullable Object value) throws SQLException {
        if (value == null) {
            sql.change("DELETE FROM agent_state WHERE k = ?", name);
        } else {
            sql.change("INSERT OR REPLACE INTO agent_state (k, v) VALUES (?, ?)", name, value.toString());
        }
    }

    public void add(String name, long amount) throws SQLException {
        set(name, number(name) + amount);
    }
}
