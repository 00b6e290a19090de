package io.tokenspeed.store.predecessor;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.predecessor.PredecessorTable.Copied;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a database of the predecessor: copies the file, checks the copy, and merges its rows by id in one
 * transaction, together with a row that records the takeover. The file itself is only read.
 */
public final class Takeover {
    private static final long MAX_BYTES = 4L << 30;

    private final Connections connections;
    private final Clock clock;

    public Takeover(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Takes over the file of the working directory, unless this state of the file was looked at before. */
    public Optional<TakenOver> run(Environment environment) {
        Path path = PredecessorFile.in(environment);
        try {
            PredecessorFile file =
                    PredecessorFile.find(path, connections.path()).orElse(null);
            if (file == null || connections.use(connection -> TakeoverRows.knows(connection, file))) {
                return Optional.empty();
            }
            AtomicReference<@Nullable TakenOver> taken = new AtomicReference<>();
            new ProcessLock(connections.path()).whileHeld(() -> taken.set(takeOrSayWhyNot(file.path())));
            return Optional.ofNullable(taken.get()).map(Takeover::logged);
        } catch (IOException failure) {
            return Optional.of(logged(notNow(path, failure)));
        }
    }

    private @Nullable TakenOver takeOrSayWhyNot(Path path) {
        try {
            return take(PredecessorFile.at(path));
        } catch (IOException failure) {
            return notNow(path, failure);
        }
    }

    /** A refusal that is not recorded in the database, so that the next start tries again. */
    private TakenOver notNow(Path path, IOException failure) {
        return new TakenOver(path.toString(), "", now(), 0, 0, 0, "it cannot be read now: " + failure.getMessage());
    }

    private static TakenOver logged(TakenOver taken) {
        // Not kept in a field, because a logger loads the platform's logging, which takes a start milliseconds.
        System.getLogger(Takeover.class.getName())
                .log(taken.taken() ? System.Logger.Level.INFO : System.Logger.Level.WARNING, taken.inWords());
        return taken;
    }

    private @Nullable TakenOver take(PredecessorFile file) throws IOException {
        if (file.size() > MAX_BYTES) {
            return connections.use(connection -> refuse(connection, file, "", "it is larger than 4 GiB"));
        }
        try (PredecessorCopy copy = PredecessorCopy.of(file, connections.path())) {
            return connections
                    .use(connection -> Optional.ofNullable(take(connection, file, copy)))
                    .orElse(null);
        }
    }

    private @Nullable TakenOver take(Connection connection, PredecessorFile file, PredecessorCopy copy)
            throws SQLException {
        if (TakeoverRows.knows(connection, file.path(), copy.digest())) {
            TakeoverRows.seenAgain(connection, file, copy.digest());
            return null;
        }
        try (PredecessorReader legacy = PredecessorReader.open(copy.path())) {
            String fault = fault(legacy, now());
            return fault == null
                    ? merge(legacy, connection, file, copy.digest())
                    : refuse(connection, file, copy.digest(), fault);
        } catch (PredecessorDamage damage) {
            return refuse(connection, file, copy.digest(), "it is damaged or no SQLite database");
        }
    }

    private static @Nullable String fault(PredecessorReader legacy, Instant now) throws SQLException {
        return switch (legacy.owner()) {
            case NOBODY -> "it has no tables";
            case OURS -> "it is a database of TokenSpeed itself; set TS_DB_PATH to use it";
            case STRANGER -> "its tables are not those of opencode-tokenspeed-monitor";
            case PREDECESSOR ->
                !PredecessorTable.requests(now).isIn(legacy)
                        ? "its tables are not those of opencode-tokenspeed-monitor"
                        : legacy.isSound() ? null : "it is damaged";
        };
    }

    private TakenOver refuse(Connection connection, PredecessorFile file, String digest, String why)
            throws SQLException {
        TakenOver refused = new TakenOver(file.path().toString(), digest, now(), 0, 0, 0, why);
        TakeoverRows.note(connection, file, refused);
        return refused;
    }

    private TakenOver merge(PredecessorReader legacy, Connection connection, PredecessorFile file, String digest)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                TakenOver taken = copy(legacy, connection, file, digest);
                TakeoverRows.note(connection, file, taken);
                statement.execute("COMMIT");
                return taken;
            } catch (PredecessorDamage damage) {
                statement.execute("ROLLBACK");
                throw damage;
            }
        }
    }

    private TakenOver copy(PredecessorReader legacy, Connection connection, PredecessorFile file, String digest)
            throws SQLException {
        Instant now = now();
        long before = count(connection);
        Copied requests = PredecessorTable.requests(now).copy(legacy, connection);
        if (count(connection) - before != requests.added()) {
            throw new SQLException("rows of " + file.path() + " did not arrive");
        }
        for (PredecessorTable table :
                new PredecessorTable[] {PredecessorTable.projects(now), PredecessorTable.sessions(now)}) {
            if (table.isIn(legacy)) {
                table.copy(legacy, connection);
            }
        }
        return new TakenOver(
                file.path().toString(),
                digest,
                now,
                requests.added(),
                requests.valid() - requests.added(),
                requests.skipped(),
                TakenOver.TAKEN);
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM requests")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
