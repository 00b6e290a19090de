package io.tokenspeed.dashboard.question;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.filter.IgnoredParameter;
import io.tokenspeed.dashboard.period.AskedPeriod;
import io.tokenspeed.dashboard.period.ComparedTime;
import io.tokenspeed.dashboard.period.TimeBuckets;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what an answer tells about itself: what it covers, how it was read, and what was left out. */
public final class AnswerMeta {
    private final ServerFacts facts;
    private final Question question;
    private final UsageTotals totals;

    /**
     * The facts of one answer.
     *
     * @param totals the sums over everything that the answer covers
     */
    public AnswerMeta(ServerFacts facts, Question question, UsageTotals totals) {
        this.facts = facts;
        this.question = question;
        this.totals = totals;
    }

    /** Returns the facts of an answer without periods. */
    public Row plain() {
        return row(null, null);
    }

    /**
     * Returns the facts of an answer with periods.
     *
     * @param compared the time that is compared with; null for none
     */
    public Row with(TimeBuckets buckets, @Nullable ComparedTime compared) {
        return row(buckets, compared);
    }

    private Row row(@Nullable TimeBuckets buckets, @Nullable ComparedTime compared) {
        AskedPeriod period = question.period();
        Row row = new Row()
                .with("from", text(period.from()))
                .with("to", text(period.to()))
                .with("tz", period.zone().getId())
                .with("by", buckets == null ? null : buckets.by())
                .with("asOf", text(period.now()))
                .with("partialFrom", buckets == null || isOver(period) ? null : buckets.unfinished(period.now()))
                .with("compare", compared == null ? null : range(compared))
                .with(
                        "ignored",
                        question.filters().ignored().stream()
                                .map(AnswerMeta::ignored)
                                .toList());
        return server(row);
    }

    private Row server(Row row) {
        return row.with("kind", facts.kind().text())
                .with("importing", facts.importing())
                .with("demo", facts.demo())
                .with("hasData", hasData())
                .with("unpricedRequests", totals.cost().unpriced())
                .with("lastImportAt", text(facts.lastImportAt()));
    }

    /** Asks for everything only where nothing matched. */
    private boolean hasData() {
        return totals.attempts() > 0
                || question.reader()
                                .usage()
                                .summary(UsageFilter.all(question.period().zone()))
                                .attempts()
                        > 0;
    }

    private static boolean isOver(AskedPeriod period) {
        return period.to().isBefore(period.now());
    }

    private static Row range(ComparedTime range) {
        return new Row().with("from", text(range.from())).with("to", text(range.to()));
    }

    private static Row ignored(IgnoredParameter ignored) {
        return new Row()
                .with("param", ignored.param())
                .with("value", ignored.value())
                .with("reason", ignored.reason());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
