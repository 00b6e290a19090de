package io.tokenspeed.store.archive;

import io.tokenspeed.model.archive.ArchiveStore.ArchiveRun;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.cold.Thaw;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Thaws hours one after another, each in a transaction of its own, with a pause after each. */
final class Restoration {
    private final Connections connections;

    Restoration(Connections connections) {
        this.connections = connections;
    }

    ArchiveRun run(Collection<Long> hours) {
        long thawed = 0;
        long requests = 0;
        long interactions = 0;
        long longest = 0;
        for (long hour : hours) {
            long begun = System.nanoTime();
            for (FrozenHour rows : connections.use(connection -> thaw(connection, hour))) {
                thawed++;
                requests += rows.requests().size();
                interactions += rows.interactions().size();
            }
            long nanos = System.nanoTime() - begun;
            longest = Math.max(longest, nanos);
            LockSupport.parkNanos(nanos);
        }
        return new ArchiveRun(thawed, requests, interactions, TimeUnit.NANOSECONDS.toMillis(longest));
    }

    private static List<FrozenHour> thaw(Connection connection, long hour) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                List<FrozenHour> rows = Thaw.hours(connection, List.of(hour));
                statement.execute("COMMIT");
                return rows;
            } catch (SQLException failure) {
                statement.execute("ROLLBACK");
                throw failure;
            }
        }
    }
}
