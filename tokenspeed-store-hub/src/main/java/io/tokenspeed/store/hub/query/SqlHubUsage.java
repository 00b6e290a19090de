package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.sums.DistributionKind;
import io.tokenspeed.store.hub.sums.RollupTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers queries from the sums per day and hour, and from buckets where a range begins or ends inside an hour. */
public record SqlHubUsage(HubDatabase database, @Nullable String deviceId) implements UsageReader {
    private static final Comparator<Map.Entry<Groups.Id, HubTally>> ORDER = Comparator.comparingLong(
                    (Map.Entry<Groups.Id, HubTally> group) -> group.getKey().period())
            .thenComparing(group -> group.getValue().totals().tokens().total(), Comparator.reverseOrder())
            .thenComparing(group -> group.getKey().keys().toArray(String[]::new), Arrays::compare);

    private static final List<DistributionKind> SPEEDS =
            List.of(DistributionKind.DECODE, DistributionKind.E2E, DistributionKind.TTFT);
    private static final List<DistributionKind> WAITS = List.of(DistributionKind.TTFT, DistributionKind.LATENCY);

    @Override
    public UsageTotals summary(UsageFilter filter) {
        return breakdown(filter, List.of()).stream()
                .map(UsageRow::totals)
                .findFirst()
                .orElse(UsageTotals.ZERO);
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return rows(filter, Groups.columns(by));
    }

    public List<UsageRow> shares(UsageFilter filter) {
        return rows(filter, List.of("d.device_id", "s.provider", "s.model"));
    }

    private List<UsageRow> rows(UsageFilter filter, List<String> columns) {
        return database.read(session -> new Groups(session, deviceId, filter, columns)
                .sum(Segments.of(filter.range())).entrySet().stream()
                        .sorted(ORDER)
                        .map(group -> new UsageRow(
                                group.getKey().keys(), group.getValue().totals()))
                        .toList());
    }

    @Override
    public List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by) {
        List<String> columns = Groups.columns(by);
        return database.read(session -> new Groups(session, deviceId, filter, columns)
                .sum(segments(session, filter, interval)).entrySet().stream()
                        .sorted(ORDER)
                        .map(group -> new UsagePoint(
                                Instant.ofEpochSecond(group.getKey().period()),
                                group.getKey().keys(),
                                group.getValue().totals()))
                        .toList());
    }

    private static Segments segments(HubSession session, UsageFilter filter, Interval interval) {
        return session.handle()
                .createQuery("SELECT MIN(hour_start), MAX(hour_start) FROM usage_hour")
                .map((row, context) -> Segments.of(
                        filter.range(),
                        interval,
                        filter.zone(),
                        row.getLong(1),
                        row.getLong(2) + (row.wasNull() ? 0 : RollupTable.HOUR.seconds())))
                .one();
    }

    @Override
    public List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by) {
        return speedRows(filter, Groups.columns(by));
    }

    public List<SpeedRow> byDevice(UsageFilter filter) {
        return speedRows(filter, List.of("d.device_id"));
    }

    private List<SpeedRow> speedRows(UsageFilter filter, List<String> columns) {
        return database.read(session -> {
            Groups groups = new Groups(session, deviceId, filter, columns);
            return groups.with(Segments.of(filter.range()), SPEEDS).entrySet().stream()
                    .sorted(ORDER)
                    .map(SqlHubUsage::speedRow)
                    .toList();
        });
    }

    @Override
    public List<SpeedPoint> speedSeries(UsageFilter filter, Interval interval, List<Dimension> by) {
        List<String> columns = Groups.columns(by);
        return database.read(session -> {
            Groups groups = new Groups(session, deviceId, filter, columns);
            return groups.with(segments(session, filter, interval), SPEEDS).entrySet().stream()
                    .sorted(ORDER)
                    .map(group ->
                            new SpeedPoint(Instant.ofEpochSecond(group.getKey().period()), speedRow(group)))
                    .toList();
        });
    }

    private static SpeedRow speedRow(Map.Entry<Groups.Id, HubTally> group) {
        HubTally tally = group.getValue();
        return new SpeedRow(
                group.getKey().keys(),
                tally.totals(),
                tally.distribution(DistributionKind.DECODE).histogram(),
                tally.distribution(DistributionKind.E2E).histogram(),
                tally.distribution(DistributionKind.TTFT).histogram());
    }

    public Latencies latencies(UsageFilter filter) {
        return database.read(session -> {
            HubTally tally = new Groups(session, deviceId, filter, List.of())
                    .with(Segments.of(filter.range()), WAITS).values().stream()
                            .findFirst()
                            .orElseGet(HubTally::new);
            return new Latencies(
                    tally.distribution(DistributionKind.TTFT).histogram(),
                    tally.distribution(DistributionKind.LATENCY).histogram());
        });
    }
}
