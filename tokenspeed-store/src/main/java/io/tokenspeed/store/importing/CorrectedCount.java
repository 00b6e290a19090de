package io.tokenspeed.store.importing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The change in a tool's counts after an update read its logs anew. Such an update first stores the counts of before in
 * {@code counted_before}.
 *
 * @param tool the tool
 * @param until when the update was made; only attempts up to then are compared
 * @param requestsBefore attempts that counted before the update
 * @param tokensBefore tokens of all classes before the update
 * @param requests attempts up to {@code until} that count now
 * @param tokens their tokens of all classes
 */
public record CorrectedCount(
        String tool, Instant until, long requestsBefore, long tokensBefore, long requests, long tokens) {
    /** Of archived hours the sums tell; an hour that the update cut counts if its latest request came before. */
    private static final String QUERY = """
        SELECT counted_before.tool, noted_at, counted_before.requests, tokens,
          (SELECT COUNT(*) FROM requests WHERE requests.tool = counted_before.tool AND superseded = 0
            AND COALESCE(completed_at, started_at) <= noted_at)
          + (SELECT COALESCE(SUM(usage_hour.requests + failed + cancelled), 0) FROM usage_hour
            WHERE usage_hour.tool = counted_before.tool AND last_at <= noted_at
              AND hour IN (SELECT hour FROM archive_hour)),
          CAST((SELECT TOTAL(input_tokens + cache_read + cache_write + output_tokens + reasoning_tokens)
            FROM requests WHERE requests.tool = counted_before.tool AND superseded = 0
              AND COALESCE(completed_at, started_at) <= noted_at)
            + (SELECT TOTAL(input + cache_read + cache_write_5m + cache_write_1h + output) FROM usage_hour
              WHERE usage_hour.tool = counted_before.tool AND last_at <= noted_at
                AND hour IN (SELECT hour FROM archive_hour)) AS INTEGER)
        FROM counted_before ORDER BY counted_before.tool\
        """;

    /** Reads the tools whose counts changed. */
    public static List<CorrectedCount> read(Connection connection) throws SQLException {
        List<CorrectedCount> changed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                CorrectedCount count = new CorrectedCount(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6));
                if (count.requests != count.requestsBefore || count.tokens != count.tokensBefore) {
                    changed.add(count);
                }
            }
        }
        return changed;
    }

    /** The change as one sentence for users. */
    public String inWords() {
        return tool + ", up to the update of " + until.toString().substring(0, 10) + ": " + requestsBefore
                + " attempts and " + tokensBefore + " tokens counted before it, " + requests + " and " + tokens
                + " do now, because its logs are read more exactly.";
    }
}
