package io.tokenspeed.sources.database;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a tool's database that changed since the cursor, from one consistent state of the database. */
public final class DatabaseReader implements FileReader {
    private final FileCursors cursors;
    private final Rows rows;

    /**
     * Creates a reader.
     *
     * @param rows reads the rows that the tool's schema has
     */
    public DatabaseReader(FileCursors cursors, Rows rows) {
        this.cursors = cursors;
        this.rows = rows;
    }

    /** Reads the rows that changed. */
    public interface Rows {
        /**
         * Reads the rows after the marks, and moves the marks on.
         *
         * @return why the database cannot be used, in a few words, such as a schema that is not known; null where it
         *     can
         */
        @Nullable
        String read(Connection connection, Marks marks, FileRecords records) throws SQLException, IOException;
    }

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        Cursor last = cursors.valid(file, cursor);
        Marks marks = Marks.of(last);
        try (AgentDatabase database = AgentDatabase.open(file.path())) {
            List<Finding> findings = last == null ? List.of() : last.findings();
            FileRecords records = new FileRecords(sink, database::verify, findings);
            String problem = read(database, marks, records);
            FileCounts before = last == null ? FileCounts.ZERO : last.counts();
            sink.checkpoint(cursors.of(file, marks.toJson(file.modified()), before, records, problem));
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private @Nullable String read(AgentDatabase database, Marks marks, FileRecords records)
            throws SQLException, IOException {
        try {
            String problem = rows.read(database.connection(), marks, records);
            records.flush();
            return problem;
        } catch (SQLException e) {
            // A file that changes while it is read without locks looks damaged.
            database.verify();
            throw e;
        }
    }
}
