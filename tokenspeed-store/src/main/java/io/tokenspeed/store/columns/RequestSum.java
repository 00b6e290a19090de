package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A number that many requests add up to, by SQL and by Java.
 *
 * @param sql the aggregate over a group of {@code usage_request}
 * @param adding how two such numbers become one
 * @param ofOne the number of a single request
 */
record RequestSum(String sql, Adding adding, ToLongFunction<CountedRequest> ofOne) {
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
    static RequestSum count(String condition, Predicate<CountedRequest> same) {
        return new RequestSum("SUM(" + condition + ")", Adding.NUMBERS, one -> same.test(one) ? 1 : 0);
    }

    /** Numbers of requests, some of which have none. SUM of nothing but NULL is NULL. */
    static RequestSum numbers(String numberOrNull, ToLongFunction<CountedRequest> same) {
        return new RequestSum("COALESCE(SUM(" + numberOrNull + "), 0)", Adding.NUMBERS, same);
    }

    /** Tokens of one class. Another program writes rows past ours, and one absurd number must not spoil a sum. */
    static RequestSum tokens(String column, ToLongFunction<TokenCounts> same) {
        return tokens(column, column + " BETWEEN 0 AND " + TokenCounts.MOST, same);
    }

    /** Tokens of one class where a condition says that they can be believed. */
    static RequestSum tokens(String column, String believed, ToLongFunction<TokenCounts> same) {
        return new RequestSum(
                "SUM(CASE WHEN " + believed + " THEN " + column + " ELSE 0 END)",
                Adding.NUMBERS,
                one -> same.applyAsLong(one.tokens()));
    }

    /** The nano-dollars of requests with usage and a known cost. */
    static RequestSum money(String nanoOrNull, Function<CountedRequest, @Nullable Long> same) {
        return new RequestSum(sumOfMoney("CASE WHEN has_usage THEN " + nanoOrNull + " END"), Adding.MONEY, one -> {
            Long nano = one.hasUsage() ? same.apply(one) : null;
            return nano == null ? 0 : nano;
        });
    }

    /** How many requests {@link #money} adds up. */
    static RequestSum priced(String nanoOrNull, Function<CountedRequest, @Nullable Long> same) {
        return count("has_usage AND " + nanoOrNull + " IS NOT NULL", one -> one.hasUsage() && same.apply(one) != null);
    }

    static RequestSum earliest(String millis, ToLongFunction<CountedRequest> same) {
        return new RequestSum("MIN(" + millis + ")", Adding.EARLIEST, same);
    }

    static RequestSum latest(String millis, ToLongFunction<CountedRequest> same) {
        return new RequestSum("MAX(" + millis + ")", Adding.LATEST, same);
    }

    /**
     * SUM fails where its result fits no long. Dollars and the rest are added apart, and both together become a floating
     * point number then, which is read as the largest long.
     */
    private static String sumOfMoney(String nano) {
        return "COALESCE(SUM((%1$s) / 1000000000) * 1000000000 + SUM((%1$s) %% 1000000000), 0)".formatted(nano);
    }
}
