package io.tokenspeed.hub.website;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host of files below {@code /repository/}, which sends no header that a page could lean on, like GitHub Pages. */
final class FileHost implements AutoCloseable {
    private static final String BASE = "/repository/";

    private final Path folder;
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private FileHost(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Serves a folder, which may be made later. */
    static FileHost of(Path folder) throws IOException {
        return new FileHost(folder);
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The address of the website. */
    String url() {
        return origin() + BASE;
    }

    /** What was asked for so far, as it came. */
    List<String> asked() {
        return asked;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        Path file = folder.resolve(path.equals(BASE) ? "index.html" : path.substring(path.lastIndexOf('/') + 1));
        boolean found = path.startsWith(BASE) && Files.isRegularFile(file);
        byte[] body = found ? Files.readAllBytes(file) : new byte[] {'?'};
        exchange.getResponseHeaders().set("Content-Type", type(file.toString()));
        exchange.sendResponseHeaders(found ? 200 : 404, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html";
            case "js" -> "text/javascript";
            case "css" -> "text/css";
            case "json" -> "application/json";
            case "svg" -> "image/svg+xml";
            default -> "text/plain";
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
