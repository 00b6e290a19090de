package io.tokenspeed.hub.access;

import io.tokenspeed.dashboard.answer.Problem;
import io.tokenspeed.dashboard.answer.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets through to the port of metrics and health what asks for them and is addressed to this machine. */
public final class MetricsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> PATHS = Set.of("/metrics", "/healthcheck");
    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "[::1]", "localhost");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = request.getHeader("Host");
        if (!isOurs(host)) {
            String detail = "Host \"" + host + "\" is not this machine's; allowed are: "
                    + String.join(", ", THIS_MACHINE) + ".";
            Refusal.send(response, new Problem(421, "Misdirected request", detail, "Host", THIS_MACHINE));
        } else if (!PATHS.contains(request.getRequestURI())) {
            Refusal.send(response, Problem.of(404, "Not found", "There are only /healthcheck and /metrics here."));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A web page can have its own name lead here, but cannot ask under another one. */
    private static boolean isOurs(@Nullable String host) {
        return host != null
                && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", ""));
    }
}
