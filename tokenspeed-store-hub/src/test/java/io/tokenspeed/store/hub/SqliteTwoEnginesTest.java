package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.testkit.contract.hub.TwoEnginesContracts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A storage with SQLite as the admin half and another engine as the token half. */
class SqliteTwoEnginesTest extends TwoEnginesContracts {
    /** A table for dangling references, which SQLite notices only at the commit. */
    private static final String BROKEN =
            "CREATE TABLE IF NOT EXISTS broken (device_no REFERENCES device (device_no) DEFERRABLE INITIALLY DEFERRED)";

    private static final List<String> TABLES = List.of("nonce", "receipt", "tombstone");

    @TempDir
    private static Path folder;

    private Path database = Path.of("none");

    @Override
    protected HubStorage openNew(TokenStorage tokens) {
        database = new EmptyHubs(folder).path();
        return SqlHubStorage.sqlite(database).withTokens(tokens);
    }

    @Override
    protected void failCommits(boolean fail) {
        execute(BROKEN);
        for (String table : TABLES) {
            execute("DROP TRIGGER IF EXISTS break_" + table);
            if (fail) {
                execute("CREATE TRIGGER break_" + table + " AFTER INSERT ON " + table
                        + " BEGIN INSERT INTO broken VALUES (-1); END");
            }
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
