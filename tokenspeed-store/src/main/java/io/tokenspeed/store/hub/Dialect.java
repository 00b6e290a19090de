package io.tokenspeed.store.hub;

/** Where the two databases differ in SQL that both could run. */
enum Dialect {
    SQLITE("", "CAST(MIN(TOTAL(%s), " + Tally.MOST + ") AS INTEGER)"),
    POSTGRES(" FOR UPDATE", "CAST(LEAST(SUM(%s), " + Tally.MOST + ") AS BIGINT)");

    private final String forUpdate;
    private final String sum;

    Dialect(String forUpdate, String sum) {
        this.forUpdate = forUpdate;
        this.sum = sum;
    }

    /** A sum that ends at {@link Tally#MOST}, where the database's own would fail. SQLite rounds what has over 15 digits. */
    String sum(String column) {
        return sum.formatted(column);
    }

    /** What makes a query hold its rows until the commit; SQLite's one writer needs nothing. */
    String forUpdate() {
        return forUpdate;
    }
}
