package io.tokenspeed.store.cold;

import java.sql.Connection;
import java.sql.SQLException;

/** The rows of an hour in the tables that are archived. */
public final class HourRows implements AutoCloseable {
    private final HourTable requests;
    private final HourTable interactions;

    /** Prepares the statements for a connection. */
    public HourRows(Connection connection) throws SQLException {
        this.requests = new HourTable(connection, ArchivedTable.REQUESTS);
        this.interactions = new HourTable(connection, ArchivedTable.INTERACTIONS);
    }

    /** Reads the rows of an hour, given in hours since the epoch. */
    public FrozenHour read(long hour) throws SQLException {
        return new FrozenHour(requests.read(hour), interactions.read(hour));
    }

    /** Deletes the rows of an hour and returns how many there were. */
    public int delete(long hour) throws SQLException {
        return requests.delete(hour) + interactions.delete(hour);
    }

    /** Inserts rows and returns how many of them were not there. */
    int insert(FrozenHour hour) throws SQLException {
        return requests.insert(hour.requests()) + interactions.insert(hour.interactions());
    }

    @Override
    public void close() throws SQLException {
        requests.close();
        interactions.close();
    }
}
