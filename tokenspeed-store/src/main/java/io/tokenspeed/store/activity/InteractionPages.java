package io.tokenspeed.store.activity;

import static java.util.Comparator.comparing;

import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists the interactions of a session: its requests that count, and what else was tracked. */
final class InteractionPages {
    private static final long HOUR = 3_600_000;
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    private final ActivityRows rows;
    private final Question question;

    private InteractionPages(ActivityRows rows, Question question) {
        this.rows = rows;
        this.question = question;
    }

    /**
     * Which interactions are wanted.
     *
     * @param session the session
     * @param kind null for all kinds
     * @param after the last interaction of the page before; null for the first page
     * @param limit how many at most
     */
    record Question(
            String session,
            @Nullable InteractionKind kind,
            @Nullable PagePosition after,
            int limit) {
        /** One more than wanted, which shows whether there is a next page. */
        int fetched() {
            return limit + 1;
        }

        long afterMillis() {
            return after == null ? Long.MIN_VALUE : after.at();
        }

        String afterKey() {
            return after == null ? "" : after.id();
        }
    }

    static ActivityPage<InteractionEntry> page(Connections connections, ActivityRows rows, Question question) {
        InteractionPages pages = new InteractionPages(rows, question);
        List<InteractionEntry> found = pages.read(new ColdHours(connections));
        boolean more = found.size() > question.limit();
        List<InteractionEntry> page = more ? found.subList(0, question.limit()) : found;
        return new ActivityPage<>(page, more ? position(page.get(page.size() - 1)) : null);
    }

    private static PagePosition position(InteractionEntry entry) {
        return new PagePosition(entry.outcome().at(), entry.key());
    }

    private List<InteractionEntry> read(ColdHours cold) {
        List<InteractionEntry> found = new ArrayList<>();
        SortedSet<Long> ofRequests = hoursOfRequests();
        cold.hours(hours(ofRequests), (connection, some) -> {
            if (found.size() < question.fetched()) {
                found.addAll(read(connection, some, ofRequests));
            }
        });
        return found.subList(0, Math.min(found.size(), question.fetched()));
    }

    /** Reads a batch of hours, which are all before those of the next one. */
    private List<InteractionEntry> read(Connection connection, SortedSet<Long> some, SortedSet<Long> ofRequests)
            throws SQLException {
        HourSpan all = new HourSpan(some.first(), some.last() + 1);
        List<InteractionEntry> found = new ArrayList<>();
        if (question.kind() == null || question.kind() == InteractionKind.CHAT) {
            found.addAll(chats(connection, ofRequests.subSet(all.first(), all.end())));
        }
        if (question.kind() != InteractionKind.CHAT) {
            found.addAll(TrackedEntries.others(connection, question, all));
        }
        found.sort(comparing((InteractionEntry entry) -> entry.outcome().at()).thenComparing(InteractionEntry::key));
        return found.subList(0, Math.min(found.size(), question.fetched()));
    }

    private List<InteractionEntry> chats(Connection connection, SortedSet<Long> hours) throws SQLException {
        List<ChatEntries.Chat> chats = new ArrayList<>();
        for (HourSpan span : HourSpan.of(hours)) {
            if (chats.size() < question.fetched()) {
                ChatEntries.read(connection, question, span, chats);
            }
        }
        return ChatEntries.charged(chats, TrackedEntries.ofChats(connection, question.session(), chats));
    }

    /** The hours with requests of the session, from the last interaction of the page before. */
    private SortedSet<Long> hoursOfRequests() {
        TreeSet<Long> hours = new TreeSet<>();
        rows.requests(EVERYTHING, null, (block, row) -> {
            if (block.session(row).equals(question.session()) && block.lastAt(row) >= question.afterMillis()) {
                hours.add(Math.floorDiv(block.firstAt(row), HOUR));
            }
        });
        return hours;
    }

    /**
     * The hours with anything of the session. A log may tell another time of a request than the app that tracked it, so
     * the hours beside those with requests belong to them.
     */
    private SortedSet<Long> hours(SortedSet<Long> ofRequests) {
        TreeSet<Long> hours = new TreeSet<>(rows.trackedHours(question.session()));
        for (long hour : ofRequests) {
            hours.addAll(List.of(hour - 1, hour, hour + 1));
        }
        return hours;
    }
}
