package io.tokenspeed.alerts.delivery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A receiver of webhooks on this machine. It answers as it was told and keeps what it got. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Received> received = new ArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    record Received(String path, Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private record Answer(int status, Map<String, String> headers) {}

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** Answers the next request that nothing else was said about with a status. */
    synchronized Receiver answer(int status) {
        return answer(status, Map.of());
    }

    synchronized Receiver answer(int status, Map<String, String> headers) {
        answers.add(new Answer(status, headers));
        return this;
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = take(new Received(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
        if (answer.status() == 0) {
            awaitClose();
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    private synchronized Answer take(Received request) {
        received.add(request);
        Answer next = answers.poll();
        return next == null ? new Answer(204, Map.of()) : next;
    }

    private void awaitClose() {
        try {
            hanging.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        hanging.countDown();
        server.stop(0);
    }
}
