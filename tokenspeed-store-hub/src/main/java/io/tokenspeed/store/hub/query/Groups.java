package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import io.tokenspeed.store.hub.sums.DistributionCodec;
import io.tokenspeed.store.hub.sums.DistributionKind;
import io.tokenspeed.store.hub.sums.StoredDistribution;
import io.tokenspeed.store.hub.sums.SumsColumns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up the usage that matches a filter by group: counters in SQL, distributions here and only on demand. */
public final class Groups {
    /** The most segments in one statement. */
    private static final int TOGETHER = 400;

    private final HubSession session;
    private final List<String> keys;
    private final Map<String, Set<String>> conditions = new LinkedHashMap<>();
    private final Map<Id, HubTally> tallies = new HashMap<>();

    /** The key of a group: the start of its period in seconds since the epoch, and its values of the columns. */
    public record Id(long period, List<String> keys) {}

    /**
     * Groups.
     *
     * @param deviceId the only device to count; null for all devices
     * @param keys the columns of {@code s} (series) or {@code d} (device) to group by
     */
    public Groups(HubSession session, @Nullable String deviceId, UsageFilter filter, List<String> keys) {
        this.session = session;
        this.keys = keys;
        condition("d.device_id", deviceId == null ? null : Set.of(deviceId));
        condition("s.project_id", filter.projects());
        condition("s.provider", filter.providers());
        condition("s.model", filter.models());
        condition("s.tool", filter.tools());
    }

    private void condition(String column, @Nullable Set<String> wanted) {
        if (wanted != null) {
            conditions.put(column, wanted);
        }
    }

    public static List<String> columns(List<Dimension> by) {
        return by.stream().map(Groups::column).toList();
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case PROJECT -> "s.project_id";
            case PROVIDER -> "s.provider";
            case MODEL -> "s.model";
            case TOOL -> "s.tool";
            case SESSION ->
                throw new IllegalArgumentException(
                        "A hub knows no sessions; group by project, provider, model or tool.");
        };
    }

    public Map<Id, HubTally> sum(Segments segments) throws SQLException {
        forEach(segments, UsageTable.Columns.SUMS, groupBy(), row -> tally(row).add(row));
        return tallies;
    }

    private String groupBy() {
        return " GROUP BY part.period" + keys.stream().map(key -> ", " + key).collect(Collectors.joining());
    }

    /** Like {@link #sum}, with distributions of these kinds. */
    Map<Id, HubTally> with(Segments segments, List<DistributionKind> kinds) throws SQLException {
        Map<Id, HubTally> sums = sum(segments);
        merge(segments, kinds);
        return sums;
    }

    private void merge(Segments segments, List<DistributionKind> kinds) throws SQLException {
        DistributionCodec codec = new DistributionCodec();
        forEach(segments, UsageTable.Columns.DISTRIBUTIONS, " AND u.distributions IS NOT NULL", row -> {
            StoredDistribution[] distributions =
                    codec.decode(row.getBytes(SumsColumns.DISTRIBUTIONS), DistributionKind.COUNT);
            HubTally tally = tally(row);
            for (DistributionKind kind : kinds) {
                tally.add(kind, distributions[kind.index()]);
            }
        });
    }

    private HubTally tally(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            values.add(row.getString(2 + i));
        }
        return tallies.computeIfAbsent(new Id(row.getLong(1), values), id -> new HubTally());
    }

    private void forEach(Segments segments, UsageTable.Columns columns, String end, KeyLookup.Reader reader)
            throws SQLException {
        for (UsageTable table : UsageTable.values()) {
            List<Segment> all = table.of(segments);
            for (int from = 0; from < all.size(); from += TOGETHER) {
                List<Segment> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
                forEach(table.sql(session.dialect(), some, keys, columns) + where() + end, reader);
            }
        }
    }

    private String where() {
        return conditions.entrySet().stream()
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

    private void forEach(String sql, KeyLookup.Reader reader) throws SQLException {
        try (PreparedStatement query = session.handle().getConnection().prepareStatement(sql)) {
            int at = 1;
            for (Set<String> wanted : conditions.values()) {
                for (String value : wanted) {
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
}
