package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a database that changed since the last time, in one consistent state of the file. */
final class DatabaseReader implements FileReader {
    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        Cursor last = Cursors.valid(file, cursor);
        Marks marks = Marks.of(last);
        Tally tally = new Tally(sink);
        String problem = read(file, marks, tally);
        FileCounts before = last == null ? FileCounts.ZERO : last.counts();
        String state = marks.toJson(file.modified());
        sink.checkpoint(Cursors.of(file, state, before.plus(tally.counts()), problem));
    }

    private static @Nullable String read(SourceFile file, Marks marks, Tally tally) throws IOException {
        try (AgentDatabase database = AgentDatabase.open(file.path())) {
            String problem = read(database.connection(), marks, tally);
            database.verify();
            return problem;
        } catch (SQLException e) {
            throw DatabaseFailure.of(file.path(), e);
        }
    }

    private static @Nullable String read(Connection connection, Marks marks, Tally tally)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection);
        boolean messages = MessageTable.in(tables);
        boolean sessionMessages = SessionMessageTable.in(tables);
        if (messages) {
            new MessageTable(tables, marks, tally).read(connection);
        }
        if (sessionMessages) {
            new SessionMessageTable(tables, marks, tally).read(connection);
        }
        return messages || sessionMessages ? null : "no table of messages in a form that this version knows";
    }
}
