package io.tokenspeed.store.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.hub.SqlHubStorage;
import io.tokenspeed.store.hub.TestPostgres;
import io.tokenspeed.testkit.fixture.SilentLink;
import io.tokenspeed.testkit.fixture.TestBuckets;
import io.tokenspeed.testkit.fixture.TestDevices;
import io.tokenspeed.testkit.memory.hub.InMemoryTokens;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A silent or slow server does not block callers, and long work is not cut off. */
class PatienceTest {
    private static final Duration BLINK = Duration.ofMillis(300);
    private static final Patience HASTE = new Patience(BLINK, BLINK, BLINK, BLINK);
    private static final int MORE_THAN_BUFFERS_TAKE = 64 << 20;

    /** A trigger that reports the time limits of the transaction that fires it. */
    private static final String TELL = """
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              RAISE EXCEPTION 'limits %, % and %', current_setting('statement_timeout'),
                current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout');
            END $$""";

    private final AtomicInteger lost = new AtomicInteger();

    private HubDatabase open(DataSource pool) {
        return PostgresHubDatabase.open(pool, lost::incrementAndGet).with(HASTE);
    }

    @Test
    void silence_whileReading_endsTheConnection() throws IOException {
        PGSimpleDataSource direct = (PGSimpleDataSource) TestPostgres.database();
        try (SilentLink link = SilentLink.to(direct.getUrl());
                HubDatabase database = open(through(link, direct))) {
            assertThatThrownBy(() -> database.read(session -> {
                        link.silenceOpen();
                        return session.handle().execute("SELECT 1");
                    }))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("The PostgreSQL database cannot be used: ");

            assertThat(lost).hasValue(1);
            assertThat(answers(database)).isTrue();
        }
    }

    @Test
    void silence_whileWriting_endsTheConnection() throws IOException {
        PGSimpleDataSource direct = (PGSimpleDataSource) TestPostgres.database();
        byte[] large = new byte[MORE_THAN_BUFFERS_TAKE];
        try (SilentLink link = SilentLink.to(direct.getUrl());
                HubDatabase database = open(through(link, direct))) {
            assertThatThrownBy(() -> database.write(session -> {
                        link.silenceOpen();
                        return session.handle()
                                .select("SELECT length(?)", large)
                                .mapTo(Integer.class)
                                .one();
                    }))
                    .isInstanceOf(StorageException.class);

            assertThat(lost).hasValue(1);
            assertThat(answers(database)).isTrue();
        }
    }

    @Test
    void statement_thatTakesTooLong_isEndedByTheServer() {
        DataSource pool = TestPostgres.database();
        Patience patience = new Patience(BLINK, Duration.ofMinutes(1), BLINK, BLINK);
        try (HubDatabase database = PostgresHubDatabase.open(pool, lost::incrementAndGet)) {
            HubDatabase watched = database.with(patience);

            assertThatThrownBy(() -> watched.write(session -> {
                        session.execute("SELECT pg_sleep(60)");
                        return true;
                    }))
                    .isInstanceOf(StorageException.class);
            assertThat(answers(database)).isTrue();
        }
    }

    @Test
    void limits_areShortForUploadsAndLongForErasing() throws SQLException {
        DataSource pool = TestPostgres.database();
        try (SqlHubStorage hub = SqlHubStorage.postgres(pool)) {
            String device = TestDevices.active(hub, 1);
            execute(pool, TELL);
            execute(pool, "CREATE TRIGGER a BEFORE INSERT ON usage_bucket FOR EACH ROW EXECUTE FUNCTION tell()");
            execute(pool, "CREATE TRIGGER b BEFORE DELETE ON device FOR EACH ROW EXECUTE FUNCTION tell()");
            execute(pool, "CREATE TRIGGER c BEFORE DELETE ON receipt FOR EACH STATEMENT EXECUTE FUNCTION tell()");

            assertThatThrownBy(() -> hub.uploads()
                            .store(List.of(TestBuckets.upload(device, TestBuckets.record(TestDevices.NOON, 1, 1)))))
                    .hasMessageContaining("limits 8s, 2s and 8s");
            execute(pool, "DROP TRIGGER c ON receipt");
            assertThatThrownBy(() -> hub.admin().devices().erase(device, TestDevices.ADMIN))
                    .hasMessageContaining("limits 30min, 30min and 1min");
            execute(pool, "CREATE TRIGGER c BEFORE DELETE ON receipt FOR EACH STATEMENT EXECUTE FUNCTION tell()");
            assertThatThrownBy(() -> hub.uploads().purgeReceipts(TestDevices.NOON))
                    .hasMessageContaining("limits 30min, 30min and 1min");
        }
    }

    @Test
    void limits_leaveAnotherEngineItsTime() throws SQLException {
        DataSource pool = TestPostgres.database();
        try (HubStorage hub = SqlHubStorage.postgres(pool).withTokens(new InMemoryTokens())) {
            String device = TestDevices.active(hub, 1);
            execute(pool, TELL);
            execute(pool, "CREATE TRIGGER a BEFORE INSERT ON receipt FOR EACH ROW EXECUTE FUNCTION tell()");

            assertThatThrownBy(() -> hub.uploads()
                            .store(List.of(TestBuckets.upload(device, TestBuckets.record(TestDevices.NOON, 1, 1)))))
                    .hasMessageContaining("limits 1min, 2s and 1min");
        }
    }

    private static DataSource through(SilentLink link, PGSimpleDataSource direct) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(link.url(direct.getUrl()));
        source.setUser(direct.getUser());
        source.setPassword(direct.getPassword());
        return source;
    }

    private static boolean answers(HubDatabase database) {
        return database.read(session -> session.handle()
                .createQuery("SELECT 1 = 1")
                .mapTo(Boolean.class)
                .one());
    }

    private static void execute(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
