package io.tokenspeed.hub.access;

import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses to manage the hub without the admin token. A session is not enough, so no page can be tricked into managing.
 */
public final class AdminFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Tokens tokens;
    private final transient Caller caller;

    public AdminFilter(Tokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (!tokens.adminOpen()) {
            Problem.of(404, "Not found", "Managing over HTTP is off; start the hub with TS_HUB_ADMIN_TOKEN.")
                    .sendTo(response);
        } else if (caller.role(request).filter(role -> role == Role.ADMIN).isEmpty()) {
            Problem.of(401, "Unauthorized", "Send the admin token as \"Authorization: Bearer\".")
                    .sendTo(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
