package io.tokenspeed.agent.server;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Serves an empty home folder for a moment, so that the JVM can archive the classes that a server loads. */
public final class ServerTraining {
    private static final List<String> PATHS = List.of(
            "/", "/api/stats", "/api/stats/models", "/api/projects", "/api/history", "/api/sessions", "/api/meta");

    private ServerTraining() {}

    /** Requests the usual pages and returns the exit code. */
    public static int run(String version) throws IOException {
        Path home = Files.createTempDirectory("tokenspeed-training");
        Environment environment = new Environment(Map.of(ServeSettings.PORT, "0"), home, home);
        try (LocalServer server = new LocalServer(
                home.resolve("training.sqlite"),
                ServeSettings.of(environment),
                environment,
                Clock.systemUTC(),
                version)) {
            for (String path : PATHS) {
                ask(server.port(), path);
            }
            return 0;
        } finally {
            delete(home);
        }
    }

    private static void ask(int port, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
