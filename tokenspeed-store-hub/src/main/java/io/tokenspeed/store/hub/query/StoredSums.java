package io.tokenspeed.store.hub.query;

import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import io.tokenspeed.store.hub.sums.DistributionCodec;
import io.tokenspeed.store.hub.sums.SumsColumns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds up what one table holds of some segments, each by group: counters in SQL, distributions here and only on demand. */
final class StoredSums {
    private final HubSession session;
    private final UsageQuestion question;
    private final UsageTable table;
    private final List<Segment> segments;
    private final List<Map<List<String>, HubTally>> sums = new ArrayList<>();

    StoredSums(HubSession session, UsageQuestion question, UsageTable table, List<Segment> segments) {
        this.session = session;
        this.question = question;
        this.table = table;
        this.segments = segments;
    }

    /** Returns the sums of each segment, in their order. */
    List<Map<List<String>, HubTally>> read() throws SQLException {
        segments.forEach(segment -> sums.add(new HashMap<>()));
        forEach(UsageTable.Columns.SUMS, groupBy(), row -> tally(row).add(row));
        if (!question.kinds().isEmpty()) {
            DistributionCodec codec = new DistributionCodec();
            forEach(
                    UsageTable.Columns.DISTRIBUTIONS,
                    " AND u.distributions IS NOT NULL",
                    row -> tally(row).add(question.kinds(), codec, row.getBytes(SumsColumns.DISTRIBUTIONS)));
            sums.forEach(groups -> groups.values().forEach(HubTally::trim));
        }
        return sums;
    }

    private String groupBy() {
        return " GROUP BY part.place"
                + question.keys().stream().map(key -> ", " + key).collect(Collectors.joining());
    }

    private HubTally tally(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>(question.keys().size());
        for (int i = 0; i < question.keys().size(); i++) {
            values.add(row.getString(2 + i));
        }
        return sums.get(row.getInt(1)).computeIfAbsent(values, keys -> new HubTally());
    }

    private void forEach(UsageTable.Columns columns, String end, KeyLookup.Reader reader) throws SQLException {
        String sql = table.sql(session.dialect(), segments, question, columns) + where() + end;
        try (PreparedStatement query = session.handle().getConnection().prepareStatement(sql)) {
            int at = 1;
            for (Set<String> values : question.wanted().values()) {
                for (String value : values) {
                    query.setString(at++, value);
                }
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private String where() {
        return question.wanted().entrySet().stream()
                .map(condition -> " AND "
                        + isOneOf(condition.getKey(), condition.getValue().size()))
                .collect(Collectors.joining());
    }

    /** PostgreSQL has no empty lists. */
    private static String isOneOf(String column, int parameters) {
        return switch (parameters) {
            case 0 -> "1 = 0";
            case 1 -> column + " = ?";
            default -> column + " IN (" + String.join(", ", Collections.nCopies(parameters, "?")) + ")";
        };
    }
}
