package io.tokenspeed.store.sqlite;

/** Advice on a database that cannot be used. Each text ends a sentence that begins with the database's name. */
record Advice(
        String full, String readOnly, String damaged, String foreign, String locked, String cannotOpen, String broken) {
    /** Free bytes that SQLite needs for its shared-memory file and the smallest change. */
    static final long LEAST_BYTES = 64 << 10;

    private static final String BROKEN =
            "cannot be read or written by the system; check the disk, and the quota and rights of its folder.";

    static final Advice LOCAL = new Advice(
            "cannot grow because the disk is full; free some space and run the command again.",
            "cannot be written; make it and its folder writable, or set TS_DB_PATH to another file.",
            "is damaged; move it away and run `tokenspeed import` to read the logs again.",
            "is not a SQLite database; set TS_DB_PATH to another file.",
            "is locked by another program; close it or try again.",
            "cannot be opened; check that its folder exists and may be used, or set TS_DB_PATH.",
            BROKEN);

    static final Advice HUB = new Advice(
            "cannot grow because the disk is full; free some space, and the hub stores again by itself.",
            "cannot be written; make it and its folder writable for the hub's user.",
            "is damaged; stop the hub, keep the file, and restore the latest backup.",
            "is not a SQLite database; set TS_HUB_DB_PATH to another file.",
            "is locked by another program; close it or try again.",
            "cannot be opened; check that its folder exists and may be used, or set TS_HUB_DB_PATH.",
            BROKEN);
}
