package io.tokenspeed.dashboard.period;

import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Reads the time of a question from its parameters. */
public final class PeriodQuery {
    private static final String AUTO = "auto";
    private static final String DEFAULT = "28d";

    private PeriodQuery() {}

    /**
     * The time that is asked for.
     *
     * @param now when the question was asked
     * @throws BadQueryException if a parameter is wrong
     */
    public static AskedPeriod period(Query query, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        ZoneId zone = query.zone();
        String name = query.choice(Parameter.PERIOD, null);
        TimeRange range = query.filter().range();
        boolean custom = range.from() != null || range.to() != null;
        if (name != null && custom) {
            throw new BadQueryException(
                    "Parameter \"period\" is given beside \"from\" or \"to\"; give one or the other.",
                    Parameter.PERIOD.key(),
                    Parameter.PERIOD.allowed());
        }
        if (custom) {
            return new AskedPeriod(range.from(), end(range, second), second, zone, Shift.LENGTH);
        }
        return NamedPeriod.of(name == null ? DEFAULT : name).orElseThrow().at(second, zone);
    }

    private static Instant end(TimeRange range, Instant now) {
        if (range.to() != null) {
            return range.to();
        }
        return range.from() != null && range.from().isAfter(now) ? range.from() : now;
    }

    /** What the answer is compared with. */
    public static Comparison comparison(Query query) {
        String word = query.choice(Parameter.COMPARE, null);
        return word == null ? Comparison.PREV : Comparison.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** How long the periods of a series are. */
    public static BucketLength length(Query query) {
        String word = query.choice(Parameter.BUCKET, null);
        return new BucketLength(
                word == null || word.equals(AUTO) ? null : Interval.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
