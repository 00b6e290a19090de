package io.tokenspeed.sources.cursor;

import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.TableRow;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages with token counts, {@code bubbleId:<chat>:<message>} in the table {@code cursorDiskKV}. SQLite takes
 * the few fields out of the JSON, so that no text of a message leaves it. A message that is written again gets a higher
 * row number, so rows up to the highest one of the last read need not be looked at.
 */
final class Bubbles implements DatabaseReader.Rows {
    private static final String TABLE = "cursorDiskKV";
    private static final int MAX_LENGTH = 64 << 20;

    /** Not by the index of the keys, which would visit all messages each time. */
    private static final String MESSAGES = """
            SELECT rowid AS row_number, key, length(value) > %d AS too_long,
              CASE WHEN length(value) <= %d THEN CAST(value AS TEXT) END AS json
            FROM cursorDiskKV NOT INDEXED
            WHERE rowid > ? AND key >= 'bubbleId:' AND key < 'bubbleId;' AND instr(value, '"tokenCount"') > 0\
            """.formatted(MAX_LENGTH, MAX_LENGTH);

    /** Most messages have counters of 0; nothing else is looked up for them. */
    private static final String COUNTED = """
            SELECT *, valid AND (input IS NOT 0 OR output IS NOT 0) AS used FROM (
              SELECT *, json_valid(json) AS valid,
                CASE WHEN json_valid(json) THEN json_extract(json, '$.tokenCount.inputTokens') END AS input,
                CASE WHEN json_valid(json) THEN json_extract(json, '$.tokenCount.outputTokens') END AS output
              FROM (%s))\
            """.formatted(MESSAGES);

    /** The model of a message that names none is that of its chat. */
    private static final String CHAT_MODEL = """
            (SELECT CASE WHEN json_valid(CAST(c.value AS TEXT))
              THEN json_extract(CAST(c.value AS TEXT), '$.modelConfig.modelName') END
            FROM cursorDiskKV c
            WHERE c.key = 'composerData:' || substr(m.key, 10, instr(substr(m.key, 10), ':') - 1))\
            """;

    private static final String SQL = """
            SELECT row_number, key, too_long, valid, input, output,
              CASE WHEN used THEN json_extract(json, '$.createdAt') END AS created,
              CASE WHEN used THEN json_extract(json, '$.timingInfo.clientStartTime') END AS started,
              CASE WHEN used THEN json_extract(json, '$.requestId') END AS request,
              CASE WHEN used THEN COALESCE(NULLIF(json_extract(json, '$.modelInfo.modelName'), ''), %s) END AS model
            FROM (%s) m\
            """.formatted(CHAT_MODEL, COUNTED);

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        if (!Tables.of(connection, List.of(TABLE)).has(TABLE, "key", "value")) {
            return "no table of messages in a form that this version knows";
        }
        Marks.Since since = marks.since(connection, TABLE);
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setLong(1, since == null ? 0 : since.row());
            TableRow.each(query, row -> take(row, marks, records));
        }
        return null;
    }

    private static void take(TableRow row, Marks marks, FileRecords records) throws IOException {
        long number = Long.parseLong(String.valueOf(row.text("row_number")));
        marks.see(TABLE, number, 0L);
        String place = "message in row " + number;
        Bubble bubble = records.record(place, () -> new Bubble(row));
        if (bubble == null || bubble.withoutCounts()) {
            return;
        }
        String reason = bubble.reasonToDrop();
        if (reason == null) {
            records.requests(place, List.of(bubble.request()), bubble.doubt());
        } else {
            records.dropped(place, reason);
        }
    }
}
