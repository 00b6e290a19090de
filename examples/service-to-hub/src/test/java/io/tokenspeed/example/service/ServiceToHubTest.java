package io.tokenspeed.example.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.conformance.MockHub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceToHubTest {
    private static final String INVITE = "tsi_AQIDBAUGBwgJCgsM.wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t8";

    @TempDir
    private Path folder;

    @Test
    void run_sendsTheSumsToTheHub() throws Exception {
        try (MockHub hub = new MockHub(() -> System.currentTimeMillis() / 1000)) {
            hub.invite(INVITE, 1);
            Clock anHourAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));

            ServiceToHub.run(folder, hub.start(), new InviteToken(INVITE), anHourAgo);

            assertThat(hub.requests()).isEqualTo(1);
            assertThat(hub.tokens()).isEqualTo(1061);
        }
    }
}
