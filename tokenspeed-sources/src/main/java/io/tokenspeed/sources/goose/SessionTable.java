package io.tokenspeed.sources.goose;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.database.Columns;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.records.SessionTotals;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table {@code sessions}. The record of a session has the model that the session used last, because the sum
 * is not told by model.
 */
final class SessionTable implements DatabaseReader.Rows {
    private static final String TABLE = "sessions";

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(TABLE));
        if (!tables.has(TABLE, "id", "accumulated_input_tokens", "accumulated_output_tokens")) {
            return "no table of sessions in a form that this version knows";
        }
        try (PreparedStatement query = connection.prepareStatement(sql(tables));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                read(row, records);
            }
        }
        return null;
    }

    private static String sql(Tables tables) {
        Stream<String> others = Stream.of(
                "working_dir",
                "created_at",
                "updated_at",
                "provider_name",
                "model_config_json",
                "parent_session_id",
                SessionUsage.COST);
        return Stream.concat(SessionUsage.columns(), others)
                .map(name -> tables.column(TABLE, "s", name) + " AS " + name)
                .collect(Collectors.joining(", ", "SELECT s.id AS id, ", " FROM sessions s"));
    }

    private static void read(ResultSet row, FileRecords records) throws SQLException, IOException {
        String session = String.valueOf(row.getString("id"));
        String place = "session " + session.replace('\n', ' ');
        records.session(session, Columns.text(row, "parent_session_id"));
        TokenFields usage = SessionUsage.of(row);
        Boolean told = records.record(place, () -> SessionUsage.tells(usage));
        if (told == null || !told) {
            return;
        }
        Long created = Columns.millis(row, "created_at");
        Long updated = Columns.millis(row, "updated_at");
        Long last = updated == null ? created : updated;
        if (last == null) {
            records.dropped(place, "no readable time");
            return;
        }
        String doubt = SessionUsage.isOfLastRequest(row) ? "only the last request is stated" : usage.doubt();
        records.requests(place, List.of(request(row, key(session, created), usage, last)), doubt);
    }

    /** The id is a day and a number, so databases on several machines have the same ids. */
    private static String key(String session, @Nullable Long created) {
        String key = SessionTotals.key(session);
        return created == null ? key : key + '@' + created;
    }

    private static Request request(ResultSet row, String key, TokenFields usage, long last) throws SQLException {
        SessionTotals.Scope scope = new SessionTotals.Scope(
                String.valueOf(row.getString("id")),
                Columns.text(row, "working_dir"),
                model(Columns.text(row, "model_config_json")),
                Columns.text(row, "provider_name"));
        return SessionTotals.request(GooseSource.TOOL, key, scope, usage.counts(), usage.costNano(), last);
    }

    private static @Nullable String model(@Nullable String config) {
        if (config == null) {
            return null;
        }
        try {
            return JsonTree.text(JsonTree.document(config.getBytes(StandardCharsets.UTF_8)), "model_name");
        } catch (JsonProcessingException damaged) {
            return null;
        }
    }
}
