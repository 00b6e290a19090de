package io.tokenspeed.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** A server's exchange of a token for a session's cookie, as far as a browser sees it. One session is open at a time. */
final class HubSession {
    static final String TOKEN = "a-read-token-of-enough-bits";

    private static final String COOKIE = "ts_session=";

    private volatile String open = "";

    /** Whether a request belongs to the open session. */
    boolean admits(HttpExchange exchange) {
        var cookie = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"));
        return cookie.filter(text -> !open.isEmpty() && text.contains(COOKIE + open))
                .isPresent();
    }

    /** Lets the session expire. */
    void expire() {
        open = "";
    }

    void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (exchange.getRequestMethod().equals("GET")) {
            FixtureServer.send(
                    exchange, 200, "application/json", ("{\"open\":" + admits(exchange) + "}").getBytes(UTF_8));
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            expire();
            answer(exchange, 204);
        } else if (body.equals("{\"token\":\"" + TOKEN + "\"}")) {
            open = UUID.randomUUID().toString();
            exchange.getResponseHeaders().add("Set-Cookie", COOKIE + open + "; Path=/; HttpOnly; SameSite=Strict");
            answer(exchange, 204);
        } else {
            answer(exchange, 401);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
