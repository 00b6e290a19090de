package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;

/**
 * A number that many requests add up to.
 *
 * @param sql the aggregate over a group of {@code usage_request}
 * @param adding how two such numbers become one
 */
record RequestSum(String sql, Adding adding) {
    /** How numbers of several groups become the number of all. */
    enum Adding {
        NUMBERS(0),
        MONEY(0),
        EARLIEST(Long.MAX_VALUE),
        LATEST(Long.MIN_VALUE);

        /** The number of no requests. */
        final long none;

        Adding(long none) {
            this.none = none;
        }

        /** The aggregate that does the same to a column in SQL. */
        String sql(String column) {
            return switch (this) {
                case NUMBERS -> "SUM(" + column + ")";
                case MONEY -> sumOfMoney(column);
                case EARLIEST -> "MIN(" + column + ")";
                case LATEST -> "MAX(" + column + ")";
            };
        }

        /** The number of two groups together. */
        long of(long a, long b) {
            return switch (this) {
                case NUMBERS, MONEY -> Sum.of(a, b);
                case EARLIEST -> Math.min(a, b);
                case LATEST -> Math.max(a, b);
            };
        }

        /** What to add where one request takes the place of another. Times do not change by that. */
        long change(long before, long after) {
            return switch (this) {
                case NUMBERS, MONEY -> after - before;
                case EARLIEST, LATEST -> after;
            };
        }
    }

    /** How many requests meet a condition that is never NULL. */
    static RequestSum count(String condition) {
        return new RequestSum("SUM(" + condition + ")", Adding.NUMBERS);
    }

    /** Numbers of requests, some of which have none. SUM of nothing but NULL is NULL. */
    static RequestSum numbers(String numberOrNull) {
        return new RequestSum("COALESCE(SUM(" + numberOrNull + "), 0)", Adding.NUMBERS);
    }

    /** Tokens of one class. Another program writes rows past ours, and one absurd number must not spoil a sum. */
    static RequestSum tokens(String column) {
        return tokens(column, column + " BETWEEN 0 AND " + TokenCounts.MOST);
    }

    /** Tokens of one class where a condition says that they can be believed. */
    static RequestSum tokens(String column, String believed) {
        return new RequestSum("SUM(CASE WHEN " + believed + " THEN " + column + " ELSE 0 END)", Adding.NUMBERS);
    }

    /** The nano-dollars of requests with usage and a known cost. */
    static RequestSum money(String nanoOrNull) {
        return new RequestSum(sumOfMoney("CASE WHEN has_usage THEN " + nanoOrNull + " END"), Adding.MONEY);
    }

    /** How many requests {@link #money} adds up. */
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
     * SUM fails where its result fits no long. Dollars and the rest are added apart, and both together become a floating
     * point number then, which is read as the largest long.
     */
    private static String sumOfMoney(String nano) {
        return "COALESCE(SUM((%1$s) / 1000000000) * 1000000000 + SUM((%1$s) %% 1000000000), 0)".formatted(nano);
    }
}
