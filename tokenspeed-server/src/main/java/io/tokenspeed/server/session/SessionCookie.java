package io.tokenspeed.server.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** The cookie that holds a session's id. Its name holds the port, because browsers share cookies between ports. */
final class SessionCookie {
    private static final String NAME = "ts_session_";

    private SessionCookie() {}

    /** Returns the session's id that a request brings; empty for none. */
    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name(request))) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the {@code Set-Cookie} header. Over plain HTTP, which is for this machine and its network alone, a
     * browser would not send a cookie that is marked secure.
     */
    static String set(HttpServletRequest request, String id, Duration life) {
        boolean secure = request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
        return name(request) + "=" + id + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    private static String name(HttpServletRequest request) {
        return NAME + request.getServerPort();
    }
}
