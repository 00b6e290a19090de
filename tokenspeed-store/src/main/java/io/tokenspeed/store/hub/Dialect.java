package io.tokenspeed.store.hub;

/** Where the two databases differ in SQL that both could run. */
enum Dialect {
    SQLITE(""),
    POSTGRES(" FOR UPDATE");

    private final String forUpdate;

    Dialect(String forUpdate) {
        this.forUpdate = forUpdate;
    }

    /** What makes a query hold its rows until the commit; SQLite's one writer needs nothing. */
    String forUpdate() {
        return forUpdate;
    }
}
