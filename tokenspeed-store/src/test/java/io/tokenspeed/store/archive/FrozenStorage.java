package io.tokenspeed.store.archive;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A local database that archives all hours before every read, and also after every write if wanted. The hour of the latest
 * row is never archived, so that row is one which nothing counts or shows.
 */
final class FrozenStorage implements LocalStorage {
    private static final Instant ALL = Instant.parse("2100-01-01T00:00:00Z");

    private static final String LATEST_ROW = "INSERT OR REPLACE INTO requests (id, session_id, message_id, model_id,"
            + " started_at, tool, superseded) SELECT 'none:latest', '', '', '', 4000000000000, 'none', 1"
            + " WHERE EXISTS (SELECT 1 FROM requests UNION ALL SELECT 1 FROM archive_hour)";

    private final Path file;
    private final SqliteLocalStorage storage;
    private final boolean afterWrites;

    FrozenStorage(Path file, SqliteLocalStorage storage, boolean afterWrites) {
        this.file = file;
        this.storage = storage;
        this.afterWrites = afterWrites;
    }

    SqliteLocalStorage freeze() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute(LATEST_ROW);
        } catch (SQLException failure) {
            throw new AssertionError("cannot write the latest row", failure);
        }
        storage.archive().freeze(ALL, () -> true);
        return storage;
    }

    private void afterWrite() {
        if (afterWrites) {
            freeze();
        }
    }

    @Override
    public ImportWriter beginImport() {
        ImportWriter writer = (afterWrites ? freeze() : storage).beginImport();
        return new ImportWriter() {
            @Override
            public boolean first() {
                return writer.first();
            }

            @Override
            public BatchResult commit(Supplier<@Nullable ImportBatch> batches) {
                BatchResult result = writer.commit(batches);
                if (!writer.first()) {
                    afterWrite();
                }
                return result;
            }

            @Override
            public void close() {
                writer.close();
                afterWrite();
            }
        };
    }

    @Override
    public RequestSink recording() {
        RequestSink sink = freeze().recording();
        return new RequestSink() {
            @Override
            public int store(List<Request> requests) throws IOException {
                int refused = sink.store(requests);
                afterWrite();
                return refused;
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }

    @Override
    public CursorTable cursors() {
        return storage.cursors();
    }

    @Override
    public RequestTable requests() {
        return freeze().requests();
    }

    @Override
    public UsageReader usage() {
        return freeze().usage();
    }

    @Override
    public LimitTable limits() {
        return storage.limits();
    }

    DashboardReader dashboard() {
        return freeze().dashboard();
    }

    @Override
    public void close() {
        storage.close();
    }
}
