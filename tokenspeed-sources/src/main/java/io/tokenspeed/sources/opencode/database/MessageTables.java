package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.opencode.message.RecordChoice;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a database of either schema that changed since the last read. */
public final class MessageTables implements DatabaseReader.Rows {
    private static final List<String> NAMES = List.of(
            "message", "part", "session", "session_message", "session_message_retained", "session_v2", "project");

    private final RecordChoice choice;

    /** Creates a reader that hands on some of the records. */
    public MessageTables(RecordChoice choice) {
        this.choice = choice;
    }

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, NAMES);
        boolean known = MessageTable.in(tables);
        if (known) {
            new MessageTable(tables, marks, records, choice).read(connection);
        }
        for (String name : SessionMessageTable.NAMES) {
            if (SessionMessageTable.in(tables, name)) {
                new SessionMessageTable(name, tables, marks, records, choice).read(connection);
                known = true;
            }
        }
        return known ? null : "no table of messages in a form that this version knows";
    }
}
