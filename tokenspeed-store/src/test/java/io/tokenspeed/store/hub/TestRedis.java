package io.tokenspeed.store.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import redis.embedded.RedisServer;

/** A Redis server for the tests of this process: {@code redis-server} from the path, else one out of a jar. */
final class TestRedis implements AutoCloseable {
    /** How a server is stopped. */
    private interface Stop {
        void stop() throws IOException;
    }

    private final AtomicInteger databases = new AtomicInteger();
    private final int port;
    private final Stop server;

    private TestRedis(int port, Stop server) {
        this.port = port;
        this.server = server;
    }

    static TestRedis start() {
        try {
            int port = freePort();
            Optional<Path> binary = onPath();
            TestRedis redis = new TestRedis(port, binary.isPresent() ? process(binary.get(), port) : embedded(port));
            awaitAnswer(port);
            return redis;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An empty database. */
    String url() {
        return "redis://127.0.0.1:" + port + "/" + databases.getAndIncrement();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stop process(Path binary, int port) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        binary.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process::destroy;
    }

    private static Stop embedded(int port) throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
        return server::stop;
    }

    private static void awaitAnswer(int port) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("Redis does not answer on port " + port);
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
