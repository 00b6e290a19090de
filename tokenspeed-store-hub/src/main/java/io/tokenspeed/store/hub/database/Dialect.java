package io.tokenspeed.store.hub.database;

/** The SQL that differs between the two databases. */
public enum Dialect {
    SQLITE("", "CAST(MIN(TOTAL(%s), " + Dialect.MOST_SUM + ") AS INTEGER)"),
    POSTGRES(" FOR UPDATE", "CAST(LEAST(SUM(%s), " + Dialect.MOST_SUM + ") AS BIGINT)");

    /**
     * The largest sum in any answer, so that a device with absurd numbers cannot make an answer fail. Several such sums
     * still add up without overflow.
     */
    public static final long MOST_SUM = 1L << 60;

    private final String forUpdate;
    private final String sum;

    Dialect(String forUpdate, String sum) {
        this.forUpdate = forUpdate;
        this.sum = sum;
    }

    /** A sum capped at {@link #MOST_SUM}, where the database's own would fail. SQLite rounds sums of over 15 digits. */
    public String sum(String column) {
        return sum.formatted(column);
    }

    /** The suffix that makes a query lock its rows until the commit; empty for SQLite, which has only one writer. */
    public String forUpdate() {
        return forUpdate;
    }
}
