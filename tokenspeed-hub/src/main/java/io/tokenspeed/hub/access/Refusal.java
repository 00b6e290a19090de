package io.tokenspeed.hub.access;

import io.tokenspeed.dashboard.answer.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a problem. */
final class Refusal {
    private Refusal() {}

    static void send(HttpServletResponse response, Problem problem) throws IOException {
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
