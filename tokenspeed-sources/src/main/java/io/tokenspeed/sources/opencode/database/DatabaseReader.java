package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.AgentDatabase;
import io.tokenspeed.sources.database.DatabaseFailure;
import io.tokenspeed.sources.opencode.message.Cursors;
import io.tokenspeed.sources.opencode.message.ReadCounts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages that changed since the cursor, from one consistent state of the database. */
public final class DatabaseReader implements FileReader {
    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        Cursor last = Cursors.valid(file, cursor);
        Marks marks = Marks.of(last);
        try (AgentDatabase database = AgentDatabase.open(file.path())) {
            ReadCounts tally = new ReadCounts(sink, database::verify, last == null ? List.of() : last.findings());
            String problem = read(database, marks, tally);
            FileCounts before = last == null ? FileCounts.ZERO : last.counts();
            FileCounts counts = before.plus(tally.counts());
            sink.checkpoint(Cursors.of(file, marks.toJson(file.modified()), counts, tally.findings(), problem));
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private static @Nullable String read(AgentDatabase database, Marks marks, ReadCounts tally)
            throws SQLException, IOException {
        try {
            String problem = read(database.connection(), marks, tally);
            tally.flush();
            return problem;
        } catch (SQLException e) {
            // A file that changes while it is read without locks looks damaged.
            database.verify();
            throw e;
        }
    }

    private static @Nullable String read(Connection connection, Marks marks, ReadCounts tally)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection);
        boolean known = MessageTable.in(tables);
        if (known) {
            new MessageTable(tables, marks, tally).read(connection);
        }
        for (String name : SessionMessageTable.NAMES) {
            if (SessionMessageTable.in(tables, name)) {
                new SessionMessageTable(name, tables, marks, tally).read(connection);
                known = true;
            }
        }
        return known ? null : "no table of messages in a form that this version knows";
    }
}
