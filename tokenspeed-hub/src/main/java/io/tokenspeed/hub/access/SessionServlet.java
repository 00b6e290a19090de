package io.tokenspeed.hub.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.dashboard.answer.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a token for a browser's session: {@code POST {"token": "..."}} sets a cookie that no script can read, and
 * {@code DELETE} ends it.
 */
public final class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 4096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Tokens tokens;
    private final transient Sessions sessions;

    public SessionServlet(Tokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        if (token == null) {
            Refusal.send(
                    response,
                    new Problem(400, "Bad request", "The body must be {\"token\": \"...\"}.", "token", List.of()));
        } else if (tokens.role(token).isEmpty()) {
            Refusal.send(response, Problem.of(401, "Unauthorized", "This token is not known here."));
        } else {
            response.addHeader("Set-Cookie", cookie(request, sessions.begin(), Sessions.LIFE.toSeconds()));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        Caller.session(request).ifPresent(sessions::end);
        response.addHeader("Set-Cookie", cookie(request, "", 0));
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

    /** Over plain HTTP, which is for this machine alone, a browser would not send a cookie that is marked secure. */
    private static String cookie(HttpServletRequest request, String value, long seconds) {
        boolean secure = request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
        return Caller.COOKIE + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }
}
