package io.tokenspeed.store.activity;

import static java.util.Comparator.comparing;

import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.activity.TrackedEntries.Tracked;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads all interactions that match, an hour at a time. */
record InteractionStream(ActivityRows rows, UsageFilter filter) {
    private static final long HOUR = 3_600_000;

    void each(Connections connections, Consumer<InteractionEntry> sink) {
        for (long hour : rows.activeHours()) {
            TimeRange range = inside(hour);
            if (range != null) {
                List<InteractionEntry> entries = new ArrayList<>();
                new ColdHours(connections)
                        .together(
                                new TreeSet<>(List.of(hour - 1, hour, hour + 1)),
                                (connection, hours) -> entries.addAll(entries(connection, hour, range)));
                entries.forEach(sink);
            }
        }
    }

    /** Returns the part of an hour inside the filter; null for none. */
    private @Nullable TimeRange inside(long hour) {
        Instant start = Instant.ofEpochMilli(hour * HOUR);
        TimeRange part = filter.range().overlap(new TimeRange(start, start.plusMillis(HOUR)));
        return Objects.equals(part.from(), part.to()) ? null : part;
    }

    private List<InteractionEntry> entries(Connection connection, long hour, TimeRange range) throws SQLException {
        Tracked tracked = TrackedEntries.ofHour(connection, hour);
        List<InteractionEntry> entries = new ArrayList<>(
                ChatEntries.charged(ChatEntries.matching(connection, filter.during(range)), tracked.ofChats()));
        for (TrackedEntry other : tracked.others()) {
            Instant at = Instant.ofEpochMilli(other.outcome().at());
            boolean inside =
                    range.from() != null && range.to() != null && !at.isBefore(range.from()) && at.isBefore(range.to());
            if (inside && rows.matches(other.id().session(), filter)) {
                entries.add(other.entry());
            }
        }
        entries.sort(comparing((InteractionEntry entry) -> entry.outcome().at()).thenComparing(InteractionEntry::key));
        return entries;
    }
}
