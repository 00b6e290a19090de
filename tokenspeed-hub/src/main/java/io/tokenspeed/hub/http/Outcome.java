package io.tokenspeed.hub.http;

import io.tokenspeed.server.json.JsonBytes;
import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** An answer to send, and the code that it is counted by. */
final class Outcome {
    /** The code of every answer that is no refusal. */
    static final String OK = "ok";

    private final String code;
    private final int status;
    private final String type;
    private final Map<String, String> headers;
    private final byte[] body;

    private Outcome(String code, int status, String type, Map<String, String> headers, byte[] body) {
        this.code = code;
        this.status = status;
        this.type = type;
        this.headers = headers;
        this.body = body;
    }

    static Outcome of(RawAnswer answer) {
        return new Outcome(OK, answer.status(), "application/json", answer.headers(), JsonBytes.object(answer.body()));
    }

    static Outcome of(Refusal refusal, WireRequest request) {
        Problem problem = ProtocolProblem.of(refusal, request.requestId(), request.receivedAt());
        return new Outcome(
                refusal.code().text(), problem.status(), Problem.MEDIA_TYPE, refusal.headers(), problem.json());
    }

    String code() {
        return code;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "TS1-HMAC-SHA256 realm=\"tokenspeed\"");
        }
        headers.forEach(response::setHeader);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
