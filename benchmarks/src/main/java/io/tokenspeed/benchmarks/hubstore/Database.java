package io.tokenspeed.benchmarks.hubstore;

import io.tokenspeed.store.hub.SqlHubStorage;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that a storage and a bare connection can be opened on. */
interface Database {
    String name();

    /** A storage with nothing in it. */
    SqlHubStorage open() throws Exception;

    /** A connection to the same database, as a program would set it up that wants to write fast and safely. */
    Connection connect() throws SQLException;
}
