package io.tokenspeed.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Server-sent events to every reader that is connected; a reader that went away is forgotten. */
final class LiveStream implements AutoCloseable {
    private final List<HttpExchange> readers = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();

    void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        write(exchange.getResponseBody(), "retry: 200\n: hello\n\n");
        readers.add(exchange);
    }

    void publish(String json) {
        publish("", json);
    }

    /** Sends an event of a type; an empty type is a finished request. */
    void publish(String type, String json) {
        var named = type.isEmpty() ? "" : "event: " + type + "\n";
        var event = named + "id: " + ids.incrementAndGet() + "\ndata: " + json.replaceAll("\\s*\n\\s*", " ") + "\n\n";
        readers.removeIf(reader -> !reached(reader, event));
    }

    /** How many still read; a closed connection is noticed when something is written to it. */
    int count() {
        readers.removeIf(reader -> !reached(reader, ": heartbeat\n\n"));
        return readers.size();
    }

    @Override
    public void close() {
        readers.forEach(HttpExchange::close);
        readers.clear();
    }

    private static boolean reached(HttpExchange reader, String event) {
        try {
            write(reader.getResponseBody(), event);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
