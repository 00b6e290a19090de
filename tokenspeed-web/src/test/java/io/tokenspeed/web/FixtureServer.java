package io.tokenspeed.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stand-in for a server: the website under its security headers, canned answers, and a live stream to push into. */
final class FixtureServer implements AutoCloseable {
    static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "worker-src 'self'; require-trusted-types-for 'script'; trusted-types tokenspeed";
    private static final Set<String> FILTERS = Set.of(
            "projectId",
            "providerId",
            "modelId",
            "agent",
            "from",
            "to",
            "tz",
            "mode",
            "limit",
            "interval",
            "by",
            "userId",
            "kind",
            "parent",
            "cursor",
            "period",
            "cmp",
            "f",
            "group",
            "metric",
            "format");
    private static final Set<String> HUB_FILTERS = Set.of("deviceId", "anonProjectId", "tool");

    private static final Path SOURCES = Path.of("src/main/web");

    private final Map<String, String> answers;
    private final @Nullable HubSession session;
    private final Map<String, String> links = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final LiveStream live = new LiveStream();
    private final EndlessTable table = new EndlessTable();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private HttpServer server;

    FixtureServer() throws IOException {
        this(Fixtures.answers(), null);
    }

    private FixtureServer(Map<String, String> answers, @Nullable HubSession session) throws IOException {
        this.answers = new ConcurrentHashMap<>(answers);
        this.session = session;
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /** A hub, which answers only the session that was signed in. */
    static FixtureServer hub(HubSession session) throws IOException {
        return new FixtureServer(Fixtures.hubAnswers(), session);
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    /** The API calls so far, as path and query. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The API calls so far that change something: method, path, authorization and body. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    /** The JSON of every path, free to be changed; an empty one is no content, a missing one is refused. */
    Map<String, String> answers() {
        return answers;
    }

    /** The addresses of next pages by their paths; they are told once each. */
    Map<String, String> links() {
        return links;
    }

    /** Changes a part that an answer has. */
    void change(String path, String before, String after) {
        answers.computeIfPresent(path, (name, answer) -> {
            if (!answer.contains(before)) {
                throw new IllegalArgumentException(path + " has no " + before);
            }
            return answer.replace(before, after);
        });
    }

    /** Sends a row over the live stream only. */
    void publish(String row) {
        live.publish(row);
    }

    /** Every answer that is asked for as CSV. */
    EndlessTable table() {
        return table;
    }

    /** How many pages follow the live stream. */
    int liveReaders() {
        return live.count();
    }

    /** Says over the live stream that an alert opened or closed. */
    void publishAlert() {
        live.publish("alert", "{}");
    }

    /** Sends a row over the live stream and keeps it as the newest of the history. */
    void finish(String row) {
        answers.computeIfPresent(
                "v1/overview", (path, all) -> all.replace("\"requests\":[{", "\"requests\":[" + row + ",{"));
        live.publish(row);
    }

    /** Refuses connections until {@link #start}. */
    void stop() {
        table.end();
        live.close();
        server.stop(0);
    }

    void start() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    private HttpServer listen(int atPort) throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort), 0);
        started.setExecutor(threads);
        if (session == null) {
            started.createContext("/api/live", live::serve);
            started.createContext("/v1/session", FixtureServer::noSession);
        } else {
            started.createContext("/v1/session", session::serve);
            started.createContext("/v1/dashboard/", exchange -> api(exchange, "/v1/dashboard/"));
        }
        started.createContext("/api/", exchange -> {
            if (exchange.getRequestURI().toString().contains("format=csv")) {
                table.serve(exchange);
            } else {
                api(exchange, "/api/");
            }
        });
        started.createContext("/source/", FixtureServer::source);
        started.createContext("/", FixtureServer::file);
        started.start();
        return started;
    }

    private void api(HttpExchange exchange, String base) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(base.length());
        requests.add(exchange.getRequestURI().toString().substring(base.length()));
        noteChange(exchange, path);
        var unknown = parameters(exchange).stream().filter(name -> !isKnown(name));
        var wrong = unknown.collect(Collectors.joining(", "));
        var answer = answer(path, exchange);
        exchange.getResponseHeaders().add("X-TokenSpeed-Api", "1");
        if (session != null && !session.admits(exchange)) {
            send(exchange, 401, "application/problem+json", problem("session"));
        } else if (answer != null && answer.isEmpty()) {
            exchange.sendResponseHeaders(204, -1);
        } else if (!wrong.isEmpty() || answer == null) {
            send(exchange, 400, "application/problem+json", problem(wrong.isEmpty() ? path : wrong));
        } else {
            link(exchange, path);
            send(exchange, 200, "application/json", answer.getBytes(UTF_8));
        }
    }

    /** The answer of a path may depend on its parameter {@code group} or {@code kind}. */
    private @Nullable String answer(String path, HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return Stream.of(query == null ? "" : query)
                .flatMap(text -> Arrays.stream(text.split("&", -1)))
                .filter(pair -> pair.startsWith("group=") || pair.startsWith("kind="))
                .map(pair -> answers.get(path + "?" + pair))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(answers.get(path));
    }

    private void link(HttpExchange exchange, String path) {
        var next = links.remove(path);
        if (next != null) {
            exchange.getResponseHeaders().add("Link", "<" + next + ">; rel=\"next\"");
        }
    }

    private void noteChange(HttpExchange exchange, String path) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (!exchange.getRequestMethod().equals("GET")) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            changes.add(exchange.getRequestMethod() + " " + path + " " + authorization + " " + body);
        }
    }

    private boolean isKnown(String parameter) {
        return FILTERS.contains(parameter) || (session != null && HUB_FILTERS.contains(parameter));
    }

    private static byte[] problem(String what) {
        var json = "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Unknown: %s\",\"field\":\"%s\"}";
        return json.formatted(what, what).getBytes(UTF_8);
    }

    private static List<String> parameters(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&", -1))
                        .map(pair -> pair.replaceFirst("=.*", ""))
                        .toList();
    }

    private static void file(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.equals("/") ? "/index.html" : path;
        exchange.getResponseHeaders().add("Content-Security-Policy", CSP);
        try (var content = FixtureServer.class.getResourceAsStream("/web" + name)) {
            if (content == null) {
                send(exchange, 404, "text/plain", name.getBytes(UTF_8));
            } else {
                send(exchange, 200, type(name), content.readAllBytes());
            }
        }
    }

    /** Modules one by one, as they are before they are joined. */
    private static void source(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring("/source/".length());
        send(exchange, 200, type(name), Files.readAllBytes(SOURCES.resolve(name)));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".html" -> "text/html; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".json" -> "application/json";
            case ".txt" -> "text/plain; charset=utf-8";
            default -> "image/svg+xml";
        };
    }

    /** A server that asks for no token. */
    private static void noSession(HttpExchange exchange) throws IOException {
        send(exchange, 200, "application/json", "{\"open\":false}".getBytes(UTF_8));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
