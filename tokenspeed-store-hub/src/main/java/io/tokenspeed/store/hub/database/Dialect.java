package io.tokenspeed.store.hub.database;

/** Where the two databases differ in SQL that both could run. */
public enum Dialect {
    SQLITE("", "CAST(MIN(TOTAL(%s), " + Dialect.MOST_SUM + ") AS INTEGER)"),
    POSTGRES(" FOR UPDATE", "CAST(LEAST(SUM(%s), " + Dialect.MOST_SUM + ") AS BIGINT)");

    /** No sum is shown larger, so that a device that exaggerates never makes an answer fail. Some of them can be added. */
    public static final long MOST_SUM = 1L << 60;

    private final String forUpdate;
    private final String sum;

    Dialect(String forUpdate, String sum) {
        this.forUpdate = forUpdate;
        this.sum = sum;
    }

    /** A sum that ends at {@link #MOST_SUM}, where the database's own would fail. SQLite rounds what has over 15 digits. */
    public String sum(String column) {
        return sum.formatted(column);
    }

    /** What makes a query hold its rows until the commit; SQLite's one writer needs nothing. */
    public String forUpdate() {
        return forUpdate;
    }
}
