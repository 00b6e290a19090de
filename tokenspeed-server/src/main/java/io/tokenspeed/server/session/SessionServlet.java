package io.tokenspeed.server.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.server.json.JsonBytes;
import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a token for a browser's session: {@code POST {"token": "..."}} sets a cookie that no script can read,
 * {@code DELETE} ends the session, and {@code GET} says {@code {"open": true}} where the browser has an open one.
 */
public final class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 4096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Predicate<String> knowsToken;
    private final transient Sessions sessions;

    /** A servlet that opens sessions for the tokens that {@code knowsToken} accepts. */
    public SessionServlet(Predicate<String> knowsToken, Sessions sessions) {
        this.knowsToken = knowsToken;
        this.sessions = sessions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        boolean open = sessions.admits(request);
        response.getOutputStream().write(JsonBytes.object(json -> json.writeBooleanField("open", open)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        if (token == null) {
            Problem.of(400, "Bad request", "The body must be {\"token\": \"...\"}.", "token", List.of())
                    .sendTo(response);
        } else if (!knowsToken.test(token)) {
            Problem.of(401, "Unauthorized", "This token is not known here.").sendTo(response);
        } else {
            response.addHeader("Set-Cookie", SessionCookie.set(request, sessions.begin(), Sessions.LIFE));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.of(request).ifPresent(sessions::end);
        response.addHeader("Set-Cookie", SessionCookie.set(request, "", Duration.ZERO));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static @Nullable String token(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES);
        try {
            JsonNode node = JSON.readTree(body);
            boolean closed =
                    node.isObject() && node.size() == 1 && node.path("token").isTextual();
            return closed ? node.get("token").asText() : null;
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }
}
