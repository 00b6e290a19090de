package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.upload.LocalUploads;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.LiveReading;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program as a process of its own connects to a hub if and only if uploading is on. The system's tables tell. */
class OutgoingConnectionTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LISTENING = "0A";
    private static final String DEVICE = "AQIDBAUGBwgJCgsMDQ4PEBES";
    private static final int PAGES = 100;
    private static final int PAGES_PER_FLUSH = 10;
    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    private Path home;

    private ServerSocket hub;

    @BeforeEach
    void listen() throws IOException {
        hub = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        new Transcripts(home).write(50);
    }

    @AfterEach
    void close() throws IOException {
        hub.close();
    }

    /** Ways in which nothing may be sent. A hub is named in all of them. */
    enum Off {
        NEVER_ENABLED,
        DISABLED,
        OFF_IN_THE_ENVIRONMENT,
        DO_NOT_TRACK;

        Map<String, String> variables(String hubUrl) {
            return switch (this) {
                case NEVER_ENABLED, DISABLED -> Map.of("TS_HUB_URL", hubUrl);
                case OFF_IN_THE_ENVIRONMENT -> Map.of("TS_HUB_URL", hubUrl, "TS_UPLOAD_ENABLED", "0");
                case DO_NOT_TRACK -> Map.of("TS_HUB_URL", hubUrl, "TS_UPLOAD_ENABLED", "1", "DO_NOT_TRACK", "1");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void serve_whileOff_opensNoConnection(Off off) throws IOException, InterruptedException {
        if (off != Off.NEVER_ENABLED) {
            enrol(off == Off.DISABLED);
        }

        try (ServeProcess server = ServeProcess.start(home, home, off.variables(hubUrl()))) {
            String url = server.awaitUrl();
            server.awaitImport(home);
            try (LiveReading openPage = LiveReading.start(URI.create(url).getPort())) {
                assertThat(watch(server, url)).isTrue();
                assertThat(openPage.data()).isNotNull();
            }
        }

        hub.setSoTimeout(1);
        assertThatThrownBy(hub::accept).isInstanceOf(SocketTimeoutException.class);
    }

    /** Asks for pages and for sending, and looks at the process's sockets every time. Whether any listens. */
    private boolean watch(ServeProcess server, String url) throws IOException, InterruptedException {
        String ours = ":%04X".formatted(URI.create(url).getPort());
        boolean listens = false;
        for (int i = 0; i < PAGES; i++) {
            for (String[] connection : connections(server.pid())) {
                listens |= connection[3].equals(LISTENING);
                assertThat(connection[1]).as(String.join(" ", connection)).endsWith(ours);
            }
            assertThat(status(HttpRequest.newBuilder(URI.create(url + "/")))).isEqualTo(200);
            if (i % PAGES_PER_FLUSH == 0) {
                assertThat(status(flush(url))).isEqualTo(202);
            }
        }
        return listens;
    }

    @Test
    void serve_whileOn_isSeenConnecting() throws IOException, InterruptedException {
        enrol(false);
        String theirs = ":%04X".formatted(hub.getLocalPort());
        hub.setSoTimeout(PATIENCE_MILLIS);

        try (ServeProcess server = ServeProcess.start(home, home, Map.of())) {
            try (var connection = hub.accept()) {
                assertThat(connection.getInputStream().read()).isEqualTo('P');
                assertThat(connections(server.pid())).anyMatch(line -> line[2].endsWith(theirs));
            }
        }
    }

    private String hubUrl() {
        return "http://127.0.0.1:" + hub.getLocalPort();
    }

    /** Makes this home one of a device that the hub knows, with uploading on or switched off again by its user. */
    private void enrol(boolean disabled) throws IOException {
        Path database = ServeProcess.database(home);
        Path folder = Files.createDirectories(database.getParent());
        DeviceSecret secret = DeviceSecret.random(new SecureRandom());
        new CredentialFile(folder)
                .write(Credentials.enrolling(
                                DEVICE, hubUrl(), secret, Instant.now().getEpochSecond())
                        .confirm());
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE);
                Uploader uploader =
                        LocalUploads.of(database, new Environment(Map.of(), home, home), storage, "1.2.3")) {
            uploader.control().enable(hubUrl(), true);
            if (disabled) {
                uploader.control().disable();
            }
        }
    }

    private HttpRequest.Builder flush(String url) throws IOException {
        Path token = ServeProcess.database(home).resolveSibling("local-token");
        return HttpRequest.newBuilder(URI.create(url + "/api/upload/flush"))
                .header("Authorization", "Bearer " + Files.readString(token).strip())
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The lines of the system's tables that belong to a process. */
    private static List<String[]> connections(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                sockets.add(target(descriptor));
            }
        }
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(table -> lines("/proc/" + pid + "/net/" + table))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(line -> sockets.contains("socket:[" + line[9] + "]"))
                .toList();
    }

    /** Descriptors come and go while they are looked at. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static Stream<String> lines(String table) {
        try {
            return Files.readAllLines(Path.of(table)).stream().skip(1);
        } catch (IOException absent) {
            return Stream.empty();
        }
    }
}
