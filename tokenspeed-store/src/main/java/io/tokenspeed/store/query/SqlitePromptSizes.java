package io.tokenspeed.store.query;

import io.tokenspeed.model.archive.MissingHours;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PromptSizeReader;
import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.hours.HourBlock;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.WholeHours;
import io.tokenspeed.store.sqlite.Connections;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers by the size of prompts from single requests, archived ones among them. A day is read once, and kept for each
 * question until one of its hours changes.
 */
final class SqlitePromptSizes implements PromptSizeReader {
    private static final long HOUR = 3_600_000;
    /** Three years of days; one with ten groups takes some 30 kilobytes. */
    private static final int KEPT = 1_100;

    private final HourCube cube;
    private final ColdHours cold;
    private final Map<Question, Answer> kept = BoundedMap.byUse(KEPT);

    SqlitePromptSizes(Connections connections, HourCube cube) {
        this.cube = cube;
        this.cold = new ColdHours(connections);
    }

    private record Question(UsageFilter filter, List<Dimension> by) {}

    /** @param hours what the answer was made from; a block is only equal to itself */
    private record Answer(List<HourBlock> hours, SizeBlock block) {}

    @Override
    public List<SizedSpeeds> speeds(UsageFilter filter, List<Dimension> by) {
        if (by.contains(Dimension.SESSION)) {
            throw new IllegalArgumentException("sizes of prompts are not kept by session");
        }
        NavigableMap<Long, HourBlock> hours = cube.hours();
        SizeSums sums = new SizeSums();
        if (hours.isEmpty()) {
            return sums.rows();
        }
        WholeHours whole = WholeHours.of(filter.range().overlap(all(hours)));
        for (TimeRange day : days(whole, filter.zone())) {
            sums.add(ofDay(hours, new Question(filter.during(day), List.copyOf(by))));
        }
        whole.edges().forEach(edge -> sums.add(read(new Question(filter.during(edge), by))));
        return sums.rows();
    }

    private static TimeRange all(NavigableMap<Long, HourBlock> hours) {
        return new TimeRange(
                Instant.ofEpochMilli(hours.firstKey() * HOUR), Instant.ofEpochMilli((hours.lastKey() + 1) * HOUR));
    }

    /** Cuts at the days of the zone, so that the days of two periods of names are the same. */
    private static List<TimeRange> days(WholeHours whole, ZoneId zone) {
        List<TimeRange> days = new ArrayList<>();
        if (whole.isEmpty()) {
            return days;
        }
        Instant end = Objects.requireNonNull(whole.range().to());
        Instant start = Objects.requireNonNull(whole.range().from());
        while (start.isBefore(end)) {
            Instant next = LocalDate.ofInstant(start, zone)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            Instant until = next.isBefore(end) ? next : end;
            days.add(new TimeRange(start, until));
            start = until;
        }
        return days;
    }

    private SizeBlock ofDay(NavigableMap<Long, HourBlock> hours, Question day) {
        NavigableMap<Long, HourBlock> own = within(hours, day.filter().range());
        List<HourBlock> blocks = List.copyOf(own.values());
        SizeBlock known = blocks.isEmpty() ? new SizeBlock(List.of()) : find(day, blocks);
        if (known != null) {
            return known;
        }
        SizeBlock read = read(day);
        // A day that lacks requests is read again, which tells again that it does.
        if (own.keySet().stream().noneMatch(MissingHours::has)) {
            keep(day, new Answer(blocks, read));
        }
        return read;
    }

    private static NavigableMap<Long, HourBlock> within(NavigableMap<Long, HourBlock> hours, TimeRange day) {
        long from = Objects.requireNonNull(day.from()).toEpochMilli();
        long last = Objects.requireNonNull(day.to()).toEpochMilli() - 1;
        return hours.subMap(Math.floorDiv(from, HOUR), true, Math.floorDiv(last, HOUR), true);
    }

    private synchronized @Nullable SizeBlock find(Question day, List<HourBlock> blocks) {
        Answer answer = kept.get(day);
        return answer != null && answer.hours().equals(blocks) ? answer.block() : null;
    }

    private synchronized void keep(Question day, Answer answer) {
        kept.put(day, answer);
    }

    private SizeBlock read(Question question) {
        SizeSamples samples = new SizeSamples(question.by());
        cold.each(question.filter().range(), (connection, part) -> {
            samples.add(connection, question.filter().during(part));
            return true;
        });
        return samples.block();
    }
}
