package io.tokenspeed.store.hub.query;

import io.tokenspeed.store.hub.change.DayMarks;
import io.tokenspeed.store.hub.database.HubSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the usage of a question by period and group, from kept sums where they hold, and otherwise from the database. */
final class Groups {
    /** The most segments in one statement. */
    private static final int TOGETHER = 400;

    /** Fewer with distributions, because those of all of them are in memory before they are trimmed. */
    private static final int TOGETHER_WITH_DISTRIBUTIONS = 64;

    private final HubSession session;
    private final KeptSums kept;
    private final UsageQuestion question;
    private final Map<Id, HubTally> tallies = new HashMap<>();

    /** The key of a group: the start of its period in seconds since the epoch, and its values of the columns. */
    record Id(long period, List<String> keys) {}

    Groups(HubSession session, KeptSums kept, UsageQuestion question) {
        this.session = session;
        this.kept = kept;
        this.question = question;
    }

    Map<Id, HubTally> sum(Segments segments) throws SQLException {
        DayMarks marks = kept.marks(session);
        for (UsageTable table : UsageTable.values()) {
            List<Segment> missing = new ArrayList<>();
            for (Segment segment : table.of(segments)) {
                Map<List<String>, HubTally> known =
                        kept.find(question, segment, marks.of(segment.from(), segment.to()));
                if (known == null) {
                    missing.add(segment);
                } else {
                    add(segment, known);
                }
            }
            read(table, missing, marks);
        }
        return tallies;
    }

    private void read(UsageTable table, List<Segment> missing, DayMarks marks) throws SQLException {
        int together = question.kinds().isEmpty() ? TOGETHER : TOGETHER_WITH_DISTRIBUTIONS;
        for (int from = 0; from < missing.size(); from += together) {
            List<Segment> some = missing.subList(from, Math.min(missing.size(), from + together));
            List<Map<List<String>, HubTally>> parts = new StoredSums(session, question, table, some).read();
            for (int i = 0; i < some.size(); i++) {
                Segment segment = some.get(i);
                add(segment, parts.get(i));
                if (segment.isLasting()) {
                    kept.keep(question, segment, marks.of(segment.from(), segment.to()), parts.get(i));
                }
            }
        }
    }

    private void add(Segment segment, Map<List<String>, HubTally> groups) {
        groups.forEach((keys, tally) -> tallies.computeIfAbsent(new Id(segment.period(), keys), id -> new HubTally())
                .add(tally));
    }
}
