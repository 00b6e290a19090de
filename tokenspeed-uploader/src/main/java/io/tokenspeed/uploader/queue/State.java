package io.tokenspeed.uploader.queue;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single values that outlive the process, by name. In the transaction of its caller. */
final class State {
    private final Sql sql;

    State(Sql sql) {
        this.sql = sql;
    }

    Optional<String> get(String name) throws SQLException {
        return sql.first("SELECT v FROM agent_state WHERE k = ?", row -> row.getString(1), name);
    }

    long number(String name) throws SQLException {
        return get(name).map(Long::valueOf).orElse(0L);
    }

    /** Stores a value; null removes it. */
    void set(String name, @Nullable Object value) throws SQLException {
        if (value == null) {
            sql.change("DELETE FROM agent_state WHERE k = ?", name);
        } else {
            sql.change("INSERT OR REPLACE INTO agent_state (k, v) VALUES (?, ?)", name, value.toString());
        }
    }

    void add(String name, long amount) throws SQLException {
        set(name, number(name) + amount);
    }
}
