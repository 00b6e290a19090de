package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong sums are noticed within a day. */
class DriftTest {
    @TempDir
    private Path folder;

    @Test
    void night_showsSumsThatDiffer() throws SQLException {
        Path database = folder.resolve("hub.sqlite");
        try (TestHub hub = TestHub.start(folder, SqlHubStorage.sqlite(database))) {
            hub.send(hub.device().upload(Bodies.batch(1_790_000_100, 3), hub.now()));
            assertThat(hub.getAdmin("/metrics").body()).doesNotContain("ts_rollup_drift ");

            hub.hub.parts().maintenance().everyNight();
            assertThat(hub.getAdmin("/metrics").body()).contains("ts_rollup_drift 0.0");
            execute(database, "UPDATE usage_hour SET output = output + 1");
            hub.hub.parts().maintenance().everyNight();

            assertThat(hub.getAdmin("/metrics").body()).contains("ts_rollup_drift 1.0");
        }
    }

    private static void execute(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
