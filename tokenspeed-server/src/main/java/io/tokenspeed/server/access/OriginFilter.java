package io.tokenspeed.server.access;

import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of listed origins read, by the headers that browsers ask for, and refuses those of all others. Pages send no
 * cookies here: they are never allowed to.
 */
public final class OriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String READ = "ETag, Link, Retry-After, X-TokenSpeed-Api, X-TokenSpeed-Incomplete";

    private final transient Set<String> origins;
    private final transient Function<String, Problem> refusal;

    /**
     * Makes a filter.
     *
     * @param origins the origins of other pages that may read, exactly as browsers send them
     * @param refusal the answer to a page of another origin
     */
    public OriginFilter(Set<String> origins, Function<String, Problem> refusal) {
        this.origins = Set.copyOf(origins);
        this.refusal = refusal;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = foreignOrigin(request);
        if (origin != null && !origins.contains(origin)) {
            refusal.apply(origin).sendTo(response);
            return;
        }
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
        response.setHeader("Access-Control-Expose-Headers", READ);
        response.setHeader("Access-Control-Max-Age", "7200");
        response.setHeader("Access-Control-Allow-Private-Network", "true");
    }
}
