package io.tokenspeed.hub.access;

import io.tokenspeed.server.access.OwnNames;
import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Lets requests through to the port of metrics and health only where their path and their {@code Host} header fit it.
 */
public final class MetricsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> PATHS = Set.of("/alive", "/healthcheck", "/metrics");
    private static final OwnNames NAMES = new OwnNames(Set.of());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Problem> misdirected = NAMES.problem(request.getHeader("Host"), "address it as localhost");
        if (misdirected.isPresent()) {
            misdirected.get().sendTo(response);
        } else if (!PATHS.contains(request.getRequestURI())) {
            Problem.of(404, "Not found", "There are only /alive, /healthcheck and /metrics here.")
                    .sendTo(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
