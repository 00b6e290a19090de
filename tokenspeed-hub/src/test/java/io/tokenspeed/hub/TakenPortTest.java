package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The message about a port in use names the port and the variable that chooses another. */
class TakenPortTest {
    @TempDir
    private Path folder;

    private ServerSocket other;

    @BeforeEach
    void takePort() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void freePort() throws IOException {
        other.close();
    }

    @Test
    void port_thatIsTaken_isNamed() {
        assertThatThrownBy(() -> start("TS_HUB_PORT"))
                .isInstanceOf(IOException.class)
                .hasMessage("The hub cannot listen at 127.0.0.1:" + other.getLocalPort()
                        + " (Address already in use); set TS_HUB_PORT to another port, or TS_HUB_BIND to an address of"
                        + " this machine.");
    }

    @Test
    void adminPort_thatIsTaken_isNamed() {
        assertThatThrownBy(() -> start("TS_HUB_ADMIN_PORT"))
                .isInstanceOf(IOException.class)
                .hasMessage("The hub cannot listen at 127.0.0.1:" + other.getLocalPort()
                        + " (Address already in use); set TS_HUB_ADMIN_PORT to another port.");
    }

    private void start(String variable) throws IOException {
        Map<String, String> variables = Map.of(variable, Integer.toString(other.getLocalPort()));
        try (InMemoryHubStorage storage = new InMemoryHubStorage()) {
            HubApplication.start(TestHub.settings(folder, variables), storage, new TestClock(TestHub.NOW))
                    .close();
        }
    }
}
