package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.testkit.contract.hub.TwoEnginesContracts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A storage with PostgreSQL as the admin half and another engine as the token half. */
class PostgresTwoEnginesTest extends TwoEnginesContracts {
    private static final String BREAK = """
            CREATE OR REPLACE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              RAISE EXCEPTION 'broken by this test';
            END $$""";

    private static final String WAITING = """
            SELECT COUNT(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'""";

    private static final List<String> TABLES = List.of("nonce", "receipt", "tombstone");

    private final DataSource database = TestPostgres.database();

    @Override
    protected HubStorage openNew(TokenStorage tokens) {
        return SqlHubStorage.postgres(database).withTokens(tokens);
    }

    /** The triggers are deferred, so they run at the commit. */
    @Override
    protected void failCommits(boolean fail) {
        execute(BREAK);
        for (String table : TABLES) {
            execute("DROP TRIGGER IF EXISTS break_it ON " + table);
            if (fail) {
                execute("CREATE CONSTRAINT TRIGGER break_it AFTER INSERT ON " + table
                        + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION break()");
            }
        }
    }

    /** Looks at no single thread, because only one thread of a test waits. */
    @Override
    protected boolean isWaiting(Thread thread) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WAITING)) {
            return row.next() && row.getLong(1) > 0;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
