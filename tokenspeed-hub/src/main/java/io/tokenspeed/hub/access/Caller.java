package io.tokenspeed.hub.access;

import io.tokenspeed.server.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds out what the caller of a request may do. */
public final class Caller {
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Sessions sessions;

    public Caller(Tokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Returns the role that the request's token or, without a token, its session gives; empty for none. */
    public Optional<Role> role(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            return header.startsWith(BEARER) ? tokens.role(header.substring(BEARER.length())) : Optional.empty();
        }
        return sessions.admits(request) ? Optional.of(Role.READ) : Optional.empty();
    }
}
