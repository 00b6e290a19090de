package io.tokenspeed.server.access;

import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Refuses requests to other host names and from pages that may not read, and adds the security headers to every answer.
 */
public final class AccessFilter extends HttpFilter {
    /** The version of the API, sent with every answer. */
    public static final String API_VERSION = "1";

    private static final long serialVersionUID = 1L;

    private final transient AccessPolicy policy;
    private final OriginFilter origins;

    public AccessFilter(AccessPolicy policy) {
        this.policy = policy;
        this.origins = new OriginFilter(policy.origins(), this::refusal);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.addTo(response);
        Optional<Problem> misdirected = policy.names()
                .problem(request.getHeader("Host"), policy.advice().host());
        if (misdirected.isPresent()) {
            misdirected.get().sendTo(response);
        } else {
            origins.doFilter(request, response, chain);
        }
    }

    private Problem refusal(String origin) {
        return Problem.of(
                403,
                "Origin not allowed",
                "Pages of " + origin + " may not use this server; "
                        + policy.advice().origin() + ".",
                "Origin",
                policy.origins().stream().sorted().toList());
    }
}
