package io.tokenspeed.store.cold;

/** A table whose rows are archived by the hour. */
enum ArchivedTable {
    /** Its row numbers are archived, too, because arrivals are found by them. */
    REQUESTS("requests", "COALESCE(completed_at, started_at)", "rowid"),
    INTERACTIONS("interaction", "at", "number");

    /** The table's name. */
    final String table;
    /** SQL for the instant of a row, in milliseconds since the epoch. */
    final String instant;
    /** The name of the row number. */
    final String number;

    ArchivedTable(String table, String instant, String number) {
        this.table = table;
        this.instant = instant;
        this.number = number;
    }
}
