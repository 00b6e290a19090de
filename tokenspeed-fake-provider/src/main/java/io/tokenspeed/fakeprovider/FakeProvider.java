package io.tokenspeed.fakeprovider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider of models on a port of the loopback interface, for tests, examples and benchmarks. It speaks HTTP/1.1, and
 * answers as OpenAI ({@code POST …/chat/completions} and {@code …/responses}), Anthropic ({@code POST …/messages}) and
 * Ollama ({@code POST …/api/chat}) do, streamed or not as the request asks. What it sends and when is up to its user:
 *
 * <pre>{@code
 * try (FakeProvider provider = FakeProvider.start()) {
 *     provider.next(Answer.text(40).firstAfter(Duration.ofMillis(200)).every(Duration.ofMillis(10)));
 *     callModel(provider.uri().resolve("/v1"));
 *     long t1 = provider.exchanges().get(0).firstNanos();
 * }
 * }</pre>
 *
 * <p>Each delta leaves in a write of its own, at its instant to well under a millisecond on a machine that is not busy. To
 * see what a client makes of a refused connection, close the provider and use its address.
 */
public final class FakeProvider implements AutoCloseable {
    private final ServerSocket server;
    private final Script script = new Script();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private FakeProvider(ServerSocket server) {
        this.server = server;
    }

    /** Starts a provider on a free port. */
    public static FakeProvider start() {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            FakeProvider provider = new FakeProvider(new ServerSocket(0, 128, loopback));
            thread(provider::accept, "fake-provider");
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the address without a path, such as {@code http://127.0.0.1:40001}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Adds answers to the next requests. Each is given once, in this order. */
    public FakeProvider next(Answer... answers) {
        script.add(List.of(answers));
        return this;
    }

    /** Chooses the answer to requests for which none is left. At first it is {@code Answer.text(8)}. */
    public FakeProvider otherwise(Answer answer) {
        script.fallback(answer);
        return this;
    }

    /** Returns the latest 1,000 exchanges as they are now, oldest first. */
    public List<Exchange> exchanges() {
        return script.recordings().stream().map(Recording::exchange).toList();
    }

    /**
     * Waits until an exchange has ended, such as by a client that leaves.
     *
     * @param index its place in {@link #exchanges}, where it need not be yet
     * @throws IllegalStateException if it has not ended in time
     */
    public Exchange awaitEnding(int index, Duration atMost) {
        return script.awaitEnding(index, atMost);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                thread(() -> serve(socket), "fake-provider-connection");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            if (!server.isClosed()) {
                new Connection(socket, script).run();
            }
        } finally {
            sockets.remove(socket);
            close(socket);
        }
    }

    private static void thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes all connections at once. */
    @Override
    public void close() {
        close(server);
        sockets.forEach(FakeProvider::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close a socket", e);
        }
    }
}
