package io.tokenspeed.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is stopped leaves all data in its database file. */
class HubStopTest {
    @TempDir
    private Path home;

    @Test
    void stop_leavesNothingBesideTheDatabase() throws Exception {
        try (HubProcess hub = HubProcess.start(home, 0, Map.of())) {
            Path database = home.resolve(".local/share/tokenspeed/hub/hub.sqlite");
            Path log = database.resolveSibling("hub.sqlite-wal");
            assertThat(hub.admin("POST", "/v1/admin/invites", "{}").statusCode())
                    .isEqualTo(201);
            assertThat(log).isNotEmptyFile();

            hub.stop();

            assertThat(log).doesNotExist();
            assertThat(database).isNotEmptyFile();
        }
    }
}
