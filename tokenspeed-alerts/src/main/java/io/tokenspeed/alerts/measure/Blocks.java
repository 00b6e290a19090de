package io.tokenspeed.alerts.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The values of a model in blocks: runs of requests that span at least 15 minutes, hold at least 30 and reach over at
 * most six hours. The past is cut into blocks at quarters of an hour, anew every six hours, so the same requests give
 * the same blocks wherever one begins.
 */
final class Blocks {
    static final int LEAST_REQUESTS = 30;
    static final int LEAST_BLOCKS = 20;
    static final Duration LONGEST = Duration.ofMillis(Quarters.SIX_HOURS);

    private final TimedValues values;
    private final List<Block> past = new ArrayList<>();
    private long next;
    private long opened;
    private int first;

    /** Cuts from an instant at which six hours begin. */
    Blocks(TimedValues values, long fromMillis) {
        this.values = values;
        this.next = fromMillis;
        this.opened = fromMillis;
    }

    /**
     * A block of the past.
     *
     * @param from where it begins, in milliseconds since the epoch
     * @param to where it ends
     * @param count how many requests it holds
     * @param median the median of their values
     */
    record Block(long from, long to, int count, double median) {}

    /** The blocks that begin and end in a time. Later calls must not ask for an earlier end. */
    List<Block> between(long fromMillis, long toMillis) {
        cut(toMillis);
        int begin = 0;
        while (begin < past.size() && past.get(begin).from() < fromMillis) {
            begin++;
        }
        return past.subList(begin, past.size());
    }

    private void cut(long toMillis) {
        while (next + Quarters.MILLIS <= toMillis) {
            next += Quarters.MILLIS;
            int end = values.at.lower(next);
            if (end - first >= LEAST_REQUESTS) {
                double median = Rank.quantile(values.value.sorted(first, end), 0.5);
                past.add(new Block(opened, next, end - first, median));
                begin(end);
            } else if (Quarters.floorSixHours(next) == next) {
                begin(end);
            }
        }
    }

    private void begin(int row) {
        first = row;
        opened = next;
    }

    /** The first row of the shortest block that ends now; empty where the last six hours hold too few requests. */
    OptionalInt current(long now) {
        int end = values.at.lower(now);
        int row = Math.min(end - LEAST_REQUESTS, values.at.lower(now - Quarters.MILLIS));
        return row >= 0 && values.at.get(row) >= now - LONGEST.toMillis() ? OptionalInt.of(row) : OptionalInt.empty();
    }
}
