package io.tokenspeed.hub.access;

import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses to show sums without a token or a session. */
public final class ReadFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    public ReadFilter(Caller caller) {
        this.caller = caller;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (caller.role(request).isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        Problem.of(
                        401,
                        "Unauthorized",
                        "Send the read or the admin token as \"Authorization: Bearer\", or sign in on the website.")
                .sendTo(response);
    }
}
