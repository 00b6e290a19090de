package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that listens at all addresses of this machine, asked at those that others reach. */
class BeyondThisMachineTest {
    private static final String TOKEN = "a-secret-of-this-test";

    @TempDir
    private Path home;

    private TestServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = TestServer.start(
                home, ServeSettings.ADDRESS, "0.0.0.0", LocalToken.VARIABLE, TOKEN, ServeSettings.HOSTS, "box.example");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void request_fromThisMachine_needsNoToken() throws IOException {
        assertThat(ask(InetAddress.getLoopbackAddress(), "localhost", "")).startsWith("HTTP/1.1 200");
    }

    @Test
    void request_throughAProxyOnThisMachine_needsTheToken() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        String proxied = "X-Forwarded-For: 203.0.113.7\r\n";

        assertThat(ask(here, "localhost", proxied)).startsWith("HTTP/1.1 401");
        assertThat(ask(here, "localhost", proxied + "Authorization: Bearer " + TOKEN + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void request_fromElsewhere_needsTheToken() throws IOException {
        for (InetAddress address : reachable()) {
            assertThat(ask(address, "box.example", "")).startsWith("HTTP/1.1 401");
            assertThat(ask(address, "box.example", "Authorization: Bearer wrong\r\n"))
                    .startsWith("HTTP/1.1 401");
            assertThat(ask(address, "box.example", "Authorization: Bearer " + TOKEN + "\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void request_toAnotherName_isRefusedEvenWithTheToken() throws IOException {
        String token = "Authorization: Bearer " + TOKEN + "\r\n";

        assertThat(ask(InetAddress.getLoopbackAddress(), "evil.example", token)).startsWith("HTTP/1.1 421");
        for (InetAddress address : reachable()) {
            assertThat(ask(address, "evil.example", token)).startsWith("HTTP/1.1 421");
        }
    }

    /** A machine without a network has none. */
    private static List<InetAddress> reachable() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }

    private String ask(InetAddress address, String host, String headers) throws IOException {
        try (Socket socket = new Socket(address, server.port())) {
            String request =
                    "GET /api/stats HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
