package io.tokenspeed.benchmarks.hubstore;

import io.tokenspeed.store.hub.SqlHubStorage;
import java.sql.Connection;
import java.sql.SQLException;

/** A database on which a storage and a bare connection can be opened. */
interface Database {
    String name();

    /** A storage with nothing in it. */
    SqlHubStorage open() throws Exception;

    /** A connection to the same database, set up for fast and safe writing. */
    Connection connect() throws SQLException;
}
