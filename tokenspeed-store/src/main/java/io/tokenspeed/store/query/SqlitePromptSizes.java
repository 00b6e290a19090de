package io.tokenspeed.store.query;

import io.tokenspeed.model.archive.MissingHours;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PromptSizeReader;
import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.cold.BlockRows;
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

    private final Connections connections;
    private final HourCube cube;
    private final ColdHours cold;
    private final Map<Question, Answer> kept = BoundedMap.byUse(KEPT);

    SqlitePromptSizes(Connections connections, HourCube cube) {
        this.connections = connections;
        this.cube = cube;
        this.cold = new ColdHours(connections);
    }

    private record Question(UsageFilter filter, List<Dimension> by) {
        Question during(TimeRange part) {
            return new Question(filter.during(part), by);
        }
    }

    /** @param hours what the answer was made from; a block is only equal to itself */
    private record Answer(List<HourBlock> hours, SizeBlock block) {}

    @Override
    public List<SizedSpeeds> speeds(UsageFilter filter, List<Dimension> by) {
        if (by.contains(Dimension.SESSION)) {
            throw new IllegalArgumentException("sizes of prompts are not kept by session");
        }
        NavigableMap<Long, HourBlock> hours = cube.hours();
        SizeSums sums = new SizeSums();
        if (!hours.isEmpty()) {
            add(sums, hours, new Question(filter.during(filter.range().overlap(all(hours))), List.copyOf(by)));
        }
        return sums.rows();
    }

    private void add(SizeSums sums, NavigableMap<Long, HourBlock> hours, Question question) {
        WholeHours whole = WholeHours.of(question.filter().range());
        List<Question> days = days(hours, whole, question.filter().zone()).stream()
                .map(question::during)
                .toList();
        readTogether(hours, days);
        days.forEach(day -> sums.add(ofDay(hours, day)));
        whole.edges().forEach(edge -> sums.add(read(question.during(edge))));
    }

    private static TimeRange all(NavigableMap<Long, HourBlock> hours) {
        return new TimeRange(
                Instant.ofEpochMilli(hours.firstKey() * HOUR), Instant.ofEpochMilli((hours.lastKey() + 1) * HOUR));
    }

    /**
     * Cuts at the days of the zone, so that the days of two periods with names are the same. Times without requests are
     * left out.
     */
    private static List<TimeRange> days(NavigableMap<Long, HourBlock> hours, WholeHours whole, ZoneId zone) {
        List<TimeRange> days = new ArrayList<>();
        long end = whole.end() * HOUR;
        long start = whole.isEmpty() ? end : whole.first() * HOUR;
        for (Long hour = next(hours, start); hour != null && hour * HOUR < end; hour = next(hours, start)) {
            Instant begin = Instant.ofEpochMilli(Math.max(start, hour * HOUR));
            Instant midnight = LocalDate.ofInstant(begin, zone)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            start = Math.min(end, midnight.toEpochMilli());
            days.add(new TimeRange(begin, Instant.ofEpochMilli(start)));
        }
        return days;
    }

    /** The first hour with requests that ends after an instant; null for none. */
    private static @Nullable Long next(NavigableMap<Long, HourBlock> hours, long millis) {
        return hours.ceilingKey(Math.floorDiv(millis, HOUR));
    }

    /**
     * Reads days that are not kept by all processors, because a user waits for the first answer. Archived ones are left
     * out, because what they lack is noted by thread.
     */
    private void readTogether(NavigableMap<Long, HourBlock> hours, List<Question> days) {
        List<Question> unknown = days.stream()
                .filter(day -> find(day, blocks(hours, day)) == null)
                .toList();
        if (unknown.size() > 1) {
            NavigableMap<Long, Long> archived =
                    connections.use(connection -> BlockRows.sizes(connection, hours.firstKey(), hours.lastKey() + 1));
            unknown.parallelStream()
                    .filter(day -> within(archived, day.filter().range()).isEmpty())
                    .forEach(day -> ofDay(hours, day));
        }
    }

    private static List<HourBlock> blocks(NavigableMap<Long, HourBlock> hours, Question day) {
        return List.copyOf(within(hours, day.filter().range()).values());
    }

    private SizeBlock ofDay(NavigableMap<Long, HourBlock> hours, Question day) {
        List<HourBlock> blocks = blocks(hours, day);
        SizeBlock known = find(day, blocks);
        if (known != null) {
            return known;
        }
        SizeBlock read = read(day);
        // A day that lacks requests is read again, which tells again that it does.
        if (within(hours, day.filter().range()).keySet().stream().noneMatch(MissingHours::has)) {
            keep(day, new Answer(blocks, read));
        }
        return read;
    }

    private static <T> NavigableMap<Long, T> within(NavigableMap<Long, T> hours, TimeRange day) {
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
