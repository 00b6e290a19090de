package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;

/**
 * A sum over requests.
 *
 * @param sql the aggregate over a group of {@code usage_request}
 * @param adding how two such sums are combined
 */
record RequestSum(String sql, Adding adding) {
    /** How sums of several groups are combined. */
    enum Adding {
        NUMBERS(0),
        MONEY(0),
        EARLIEST(Long.MAX_VALUE),
        LATEST(Long.MIN_VALUE);

        /** The sum of no requests. */
        final long none;

        Adding(long none) {
            this.none = none;
        }

        /** Returns the aggregate that combines sums in a column in SQL. */
        String sql(String column) {
            return switch (this) {
                case NUMBERS -> "SUM(" + column + ")";
                case MONEY -> sumOfMoney(column);
                case EARLIEST -> "MIN(" + column + ")";
                case LATEST -> "MAX(" + column + ")";
            };
        }

        /** Combines the sums of two groups. */
        long of(long a, long b) {
            return switch (this) {
                case NUMBERS, MONEY -> Sum.of(a, b);
                case EARLIEST -> Math.min(a, b);
                case LATEST -> Math.max(a, b);
            };
        }

        /**
         * Returns the number to add when a request changes from {@code before} to {@code after}. Its times must not
         * change.
         */
        long change(long before, long after) {
            return switch (this) {
                case NUMBERS, MONEY -> after - before;
                case EARLIEST, LATEST -> after;
            };
        }
    }

    /** Counts the requests that meet a condition, which must never be NULL. */
    static RequestSum count(String condition) {
        return new RequestSum("SUM(" + condition + ")", Adding.NUMBERS);
    }

    /** Sums a number that may be NULL; 0 where all are NULL, for which SUM gives NULL. */
    static RequestSum numbers(String numberOrNull) {
        return new RequestSum("COALESCE(SUM(" + numberOrNull + "), 0)", Adding.NUMBERS);
    }

    /** Sums tokens of one class. Another program may write rows, too, and one absurd number must not spoil a sum. */
    static RequestSum tokens(String column) {
        return tokens(column, column + " BETWEEN 0 AND " + TokenCounts.MOST);
    }

    /** Sums tokens of one class where a condition says that they are credible. */
    static RequestSum tokens(String column, String believed) {
        return new RequestSum("SUM(CASE WHEN " + believed + " THEN " + column + " ELSE 0 END)", Adding.NUMBERS);
    }

    /** Sums the nano-dollars of requests with usage and a known cost. */
    static RequestSum money(String nanoOrNull) {
        return new RequestSum(sumOfMoney("CASE WHEN has_usage THEN " + nanoOrNull + " END"), Adding.MONEY);
    }

    /** Counts the requests that {@link #money} sums. */
    static RequestSum priced(String nanoOrNull) {
        return count("has_usage AND " + nanoOrNull + " IS NOT NULL");
    }

    static RequestSum earliest(String millis) {
        return new RequestSum("MIN(" + millis + ")", Adding.EARLIEST);
    }

    static RequestSum latest(String millis) {
        return new RequestSum("MAX(" + millis + ")", Adding.LATEST);
    }

    /**
     * SUM fails if its result does not fit a long. So whole dollars and the rest are summed apart; if both together are
     * too large, they become a floating point number, which is read as the largest long.
     */
    private static String sumOfMoney(String nano) {
        return "COALESCE(SUM((%1$s) / 1000000000) * 1000000000 + SUM((%1$s) %% 1000000000), 0)".formatted(nano);
    }
}
