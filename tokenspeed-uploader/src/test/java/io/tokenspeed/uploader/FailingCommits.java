package io.tokenspeed.uploader;

import io.tokenspeed.uploader.queue.database.Connector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite with some failing commits from a certain one on, with the change made or not. */
final class FailingCommits implements Connector {
    private final int first;
    private final int last;
    private final boolean made;
    private int commits;

    FailingCommits(int first, int times, boolean made) {
        this.first = first;
        this.last = first + times - 1;
        this.made = made;
    }

    @Override
    public Connection open(Path path) throws SQLException {
        return Intercepted.connection(Connector.sqlite(path), this::execute);
    }

    private void execute(Statement statement, String sql) throws SQLException {
        boolean failing = sql.equals("COMMIT") && fails();
        if (!failing || made) {
            statement.execute(sql);
        }
        if (failing) {
            throw new SQLException("disk I/O error");
        }
    }

    private boolean fails() {
        commits++;
        return commits >= first && commits <= last;
    }
}
