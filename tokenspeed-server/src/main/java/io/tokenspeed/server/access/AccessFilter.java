package io.tokenspeed.server.access;

import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests to other host names and from pages that may not read, and adds the security headers to every answer.
 */
public final class AccessFilter extends HttpFilter {
    /** The version of the API, sent with every answer. */
    public static final String API_VERSION = "1";

    private static final long serialVersionUID = 1L;

    private final transient AccessPolicy policy;

    public AccessFilter(AccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.addTo(response);
        Problem problem = problem(request);
        if (problem != null) {
            problem.sendTo(response);
            return;
        }
        String origin = foreignOrigin(request);
        if (origin != null) {
            allow(origin, response);
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }

    private @Nullable Problem problem(HttpServletRequest request) {
        Optional<Problem> misdirected = policy.names()
                .problem(request.getHeader("Host"), policy.advice().host());
        if (misdirected.isPresent()) {
            return misdirected.get();
        }
        String origin = foreignOrigin(request);
        if (origin != null && !policy.mayRead(origin)) {
            return Problem.of(
                    403,
                    "Origin not allowed",
                    "Pages of " + origin + " may not use this server; "
                            + policy.advice().origin() + ".",
                    "Origin",
                    policy.origins().stream().sorted().toList());
        }
        return null;
    }

    private static @Nullable String foreignOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        boolean own = origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
        return own ? null : origin;
    }

    private static void allow(String origin, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, If-None-Match, Last-Event-ID");
        response.setHeader("Access-Control-Expose-Headers", "ETag, X-TokenSpeed-Api");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setHeader("Access-Control-Allow-Private-Network", "true");
    }
}
