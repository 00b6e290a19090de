package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running node learns of the epoch that another node begins after a restore. */
class EpochTest {
    @TempDir
    private Path folder;

    @Test
    void epoch_thatAnotherNodeBegan_isToldSoon() {
        try (TestHub hub = TestHub.start(folder, Stores.MEMORY.open(folder))) {
            TestDevice device = hub.device();
            int before = hub.send(device.config(hub.now()))
                    .json()
                    .get("configVersion")
                    .asInt();

            hub.storage.admin().beginEpoch(TestHub.NOW - 3600, new AuditContext("system", "", TestHub.NOW));
            hub.clock.advance(10);
            var after = hub.send(device.config(hub.now())).json();

            assertThat(after.get("hubEpoch").asText()).isEqualTo("e_2");
            assertThat(after.get("config").get("resendSince").asLong()).isEqualTo(TestHub.NOW - 3600);
            assertThat(after.get("configVersion").asInt()).isNotEqualTo(before);
        }
    }
}
