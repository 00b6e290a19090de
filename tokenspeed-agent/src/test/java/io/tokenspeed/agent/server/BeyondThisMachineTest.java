package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that listens at all addresses of this machine, asked at those that others reach. */
class BeyondThisMachineTest {
    private static final String TOKEN = "3f0c9a7be2d84156b1c0e9d72a4f6358";

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
    void request_fromThisMachine_needsTheToken() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();

        assertThat(ask(here, "localhost", "")).startsWith("HTTP/1.1 401");
        assertThat(ask(here, "localhost", "Authorization: Bearer " + TOKEN + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/stats", "/api/live", "/api;x/stats", "//api/stats", "/%61pi/stats", "/./api/stats"})
    void number_inNoSpellingOfItsPath_isGivenWithoutToken(String path) throws IOException {
        assertThat(raw(InetAddress.getLoopbackAddress(), "GET " + path, "localhost", ""))
                .doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void website_ofNoNumbers_needsNoToken() throws IOException, InterruptedException {
        assertThat(server.get("/").statusCode()).isEqualTo(200);
        assertThat(server.get("/app.js").statusCode()).isEqualTo(200);
        assertThat(server.json("/v1/session").get("open").asBoolean()).isFalse();
    }

    @Test
    void session_readsUntilItEndsAndChangesNothing() throws IOException, InterruptedException {
        assertThat(signIn("wrong").statusCode()).isEqualTo(401);
        String cookie = signIn(TOKEN).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(TOKEN);
        String session = cookie.substring(0, cookie.indexOf(';'));

        assertThat(server.get("/api/stats", "Cookie", session).statusCode()).isEqualTo(200);
        assertThat(server.get("/v1/session", "Cookie", session).body()).isEqualTo("{\"open\":true}");
        assertThat(server.send("POST", "/api/upload/flush", "Cookie", session).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/stats", "Cookie", session, "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);

        server.send("DELETE", "/v1/session", "Cookie", session);
        assertThat(server.get("/api/stats", "Cookie", session).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> signIn(String token) throws IOException, InterruptedException {
        return server.post("/v1/session", "{\"token\":\"" + token + "\"}");
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

    /** Empty on a machine without a network. */
    private static List<InetAddress> reachable() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }

    private String ask(InetAddress address, String host, String headers) throws IOException {
        return raw(address, "GET /api/stats", host, headers);
    }

    private String raw(InetAddress address, String line, String host, String headers) throws IOException {
        try (Socket socket = new Socket(address, server.port())) {
            String request = line + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
