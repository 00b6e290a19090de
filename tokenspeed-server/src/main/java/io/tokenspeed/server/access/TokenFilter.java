package io.tokenspeed.server.access;

import io.tokenspeed.server.problem.Problem;
import io.tokenspeed.server.session.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses changes without the token, and reading without token or session where the policy does not trust the client.
 */
public final class TokenFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Headers of proxies: a request that a proxy on this machine passes on may come from another machine. */
    private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For", "Via");

    private final transient AccessPolicy policy;
    private final transient Sessions sessions;
    private final transient Predicate<HttpServletRequest> more;
    private final transient Problem needed;

    public TokenFilter(AccessPolicy policy, Sessions sessions) {
        this(policy, sessions, request -> false);
    }

    /**
     * Lets further requests pass.
     *
     * @param more which of those that would need the token may pass without it
     */
    public TokenFilter(AccessPolicy policy, Sessions sessions, Predicate<HttpServletRequest> more) {
        this.policy = policy;
        this.sessions = sessions;
        this.more = more;
        this.needed = Problem.of(
                401,
                "Token needed",
                "This needs the token, which " + policy.advice().token() + ", as \"Authorization: Bearer ...\".",
                "Authorization",
                List.of());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (mayPass(request) || more.test(request)) {
            chain.doFilter(request, response);
        } else {
            needed.sendTo(response);
        }
    }

    private boolean mayPass(HttpServletRequest request) {
        boolean reads = READING.contains(request.getMethod());
        if (reads && !policy.guarded() && isHere(request)) {
            return true;
        }
        String authorization = request.getHeader("Authorization");
        return authorization == null ? reads && sessions.admits(request) : policy.presentsToken(authorization);
    }

    private static boolean isHere(HttpServletRequest request) {
        return AccessPolicy.isThisMachine(request.getRemoteAddr())
                && PROXIED.stream().noneMatch(name -> request.getHeader(name) != null);
    }
}
