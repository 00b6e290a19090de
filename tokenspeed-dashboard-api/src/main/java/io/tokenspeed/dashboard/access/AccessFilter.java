package io.tokenspeed.dashboard.access;

import io.tokenspeed.dashboard.answer.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets through what the policy allows, answers the rest with a problem, and gives every answer its headers. */
public final class AccessFilter extends HttpFilter {
    /** The version of the API, sent with every answer. */
    public static final String API_VERSION = "1";

    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Whoever asks through a proxy on this machine need not be on it. */
    private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For", "Via");

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
            refuse(problem, response);
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
        String host = request.getHeader("Host");
        if (!policy.isOurs(host)) {
            return new Problem(
                    421,
                    "Misdirected request",
                    "Host \"" + host + "\" is not this server's; address it as localhost.",
                    "Host",
                    List.of("localhost", "127.0.0.1", "[::1]"));
        }
        String origin = foreignOrigin(request);
        if (origin != null && !policy.mayRead(origin)) {
            return new Problem(
                    403,
                    "Origin not allowed",
                    "Pages of " + origin + " may not use this server; name it in TS_CORS_ORIGINS to allow it.",
                    "Origin",
                    policy.origins().stream().sorted().toList());
        }
        return needsToken(request) && !policy.presentsToken(request.getHeader("Authorization"))
                ? new Problem(
                        401,
                        "Token needed",
                        "This needs the token of the file local-token beside the database, as \"Bearer ...\".",
                        "Authorization",
                        List.of())
                : null;
    }

    /** The bare question of a browser whether it may ask presents no token, and changes nothing. */
    private static boolean needsToken(HttpServletRequest request) {
        String method = request.getMethod();
        return !method.equals("OPTIONS")
                && (!READING.contains(method)
                        || !AccessPolicy.isThisMachine(request.getRemoteAddr())
                        || PROXIED.stream().anyMatch(name -> request.getHeader(name) != null));
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

    private static void refuse(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setContentType(Problem.TYPE);
        response.getOutputStream().write(problem.json());
    }
}
