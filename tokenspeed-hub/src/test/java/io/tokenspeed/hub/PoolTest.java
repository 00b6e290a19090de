package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Postgres;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When all connections of the pool are in use, clients have to wait, and nothing is stored by halves. */
class PoolTest {
    private static final int CONNECTIONS = 4;
    private static final int PATIENCE_MILLIS = 100;
    private static final String READ_TOKEN = "fedcba9876543210fedcba9876543210";

    @TempDir
    private Path folder;

    private DataSource pool;

    @BeforeEach
    void open() {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(Postgres.database());
        properties.setDriverClassName("org.postgresql.Driver");
        properties.setInitialSize(1);
        properties.setMinIdle(1);
        properties.setMaxIdle(CONNECTIONS);
        properties.setMaxActive(CONNECTIONS);
        properties.setMaxWait(PATIENCE_MILLIS);
        pool = new DataSource(properties);
    }

    @AfterEach
    void close() {
        pool.close(true);
    }

    @Test
    void requests_withoutAConnection_areToldToComeBack() throws Exception {
        HubStorage storage = SqlHubStorage.postgres(pool);
        Map<String, String> variables = Map.of("TS_HUB_READ_TOKEN", READ_TOKEN);
        try (TestHub hub = TestHub.start(folder, storage, new TestClock(TestHub.NOW), variables, null)) {
            TestDevice device = hub.device();
            String body = Bodies.batch(1_789_999_800, 2);
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                taken.add(pool.getConnection());
            }

            List<Reply> refused = List.of(
                    hub.send(device.upload(body, hub.now())),
                    hub.send(device.config(hub.now())),
                    hub.send(device.heartbeat(hub.now())),
                    hub.send(device.forget(hub.now())));
            int dashboard = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/dashboard/summary"))
                            .header("Authorization", "Bearer " + READ_TOKEN))
                    .status();
            for (Connection connection : taken) {
                connection.close();
            }

            assertThat(refused).extracting(Reply::status).containsOnly(503);
            assertThat(refused)
                    .allSatisfy(reply -> assertThat(reply.header("Retry-After")).isNotEmpty());
            assertThat(dashboard).isEqualTo(503);
            assertThat(hub.requests()).isZero();
            Reply again = hub.send(device.upload(body, hub.now()));
            assertThat(again.json().get("replayed").asBoolean()).isFalse();
            assertThat(hub.requests()).isEqualTo(6);
            assertThat(storage.tokens().drift()).isZero();
        }
    }
}
