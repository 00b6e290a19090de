package io.tokenspeed.sources.hermes;

import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads both tables of sums. {@code session_model_usage} came later than {@code sessions}, and Hermes does not write
 * each usage to it, so the rest of a session's sum counts, too.
 */
final class UsageTables implements DatabaseReader.Rows {
    static final String SESSIONS = "sessions";
    static final String MODELS = "session_model_usage";
    static final String MESSAGES = "messages";

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(SESSIONS, MODELS, MESSAGES));
        if (!tables.has(SESSIONS, "id", "input_tokens", "output_tokens")) {
            return "no table of sessions in a form that this version knows";
        }
        boolean byModel = tables.has(MODELS, "session_id", "model", "input_tokens", "output_tokens");
        if (byModel) {
            new ModelSums(tables, records).read(connection);
        }
        new SessionSums(tables, byModel, records).read(connection);
        return null;
    }
}
