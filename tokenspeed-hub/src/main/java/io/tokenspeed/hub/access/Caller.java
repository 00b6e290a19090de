package io.tokenspeed.hub.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds out what the caller of a request may do. */
public final class Caller {
    static final String COOKIE = "ts_session";

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Sessions sessions;

    public Caller(Tokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** What the request's token or, without one, its session allows; empty for nothing. */
    public Optional<Role> role(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            return header.startsWith(BEARER) ? tokens.role(header.substring(BEARER.length())) : Optional.empty();
        }
        return session(request).filter(sessions::isOpen).map(id -> Role.READ);
    }

    static Optional<String> session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
