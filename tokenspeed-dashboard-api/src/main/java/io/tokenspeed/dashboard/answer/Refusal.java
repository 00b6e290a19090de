package io.tokenspeed.dashboard.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a problem. */
public final class Refusal {
    private Refusal() {}

    /** Sends the problem as the whole answer. */
    public static void send(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = problem.json();
        response.setStatus(problem.status());
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"tokenspeed\"");
        }
        response.setContentType(Problem.TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
