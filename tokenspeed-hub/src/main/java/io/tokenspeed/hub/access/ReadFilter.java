package io.tokenspeed.hub.access;

import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses to show sums without a token or a session, but for what everybody may see. */
public final class ReadFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final transient Caller caller;
    private final @Nullable String open;

    /**
     * A filter.
     *
     * @param open the only path that everybody may read; null for none
     */
    public ReadFilter(Caller caller, @Nullable String open) {
        this.caller = caller;
        this.open = open;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (isOpen(request) || caller.role(request).isPresent()) {
            chain.doFilter(request, response);
        } else {
            refusal().sendTo(response);
        }
    }

    /** Compares the path as it was sent, so that no other spelling of a path is taken for the open one. */
    private boolean isOpen(HttpServletRequest request) {
        return request.getRequestURI().equals(open) && READING.contains(request.getMethod());
    }

    /** Tells the website where it finds what everybody may see. */
    private Problem refusal() {
        String sentence = "Send the read or the admin token as \"Authorization: Bearer\", or sign in on the website.";
        return open == null
                ? Problem.of(401, "Unauthorized", sentence)
                : new Problem(
                        401,
                        Problem.UNTYPED,
                        "Unauthorized",
                        sentence + " Without it there is only " + open + ".",
                        json -> json.writeStringField("public", open));
    }
}
