package io.tokenspeed.agent.pricing.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tokenspeed.agent.pricing.list.PriceSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** A server of price lists on this machine. */
public final class ListServer implements AutoCloseable {
    private final HttpServer server;
    private final Set<String> paths = new HashSet<>();
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();

    public ListServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Variables that name this server for every source. */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        for (PriceSite site : PriceSite.values()) {
            variables.put(site.variable(), url("/" + site.source()));
        }
        return variables;
    }

    /** The headers of all requests, by lower-case name. */
    public List<Map<String, String>> requests() {
        return new ArrayList<>(requests);
    }

    public void on(String path, HttpHandler handler) {
        if (!paths.add(path)) {
            server.removeContext(path);
        }
        server.createContext(path, exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> header.getValue().get(0))));
                handler.handle(exchange);
            }
        });
    }

    /** Serves a list with an ETag made of its content. */
    public void list(PriceSite site, String text) {
        String etag = "\"" + text.hashCode() + "\"";
        on("/" + site.source(), exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
