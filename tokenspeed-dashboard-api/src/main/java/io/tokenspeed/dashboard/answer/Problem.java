package io.tokenspeed.dashboard.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param status the HTTP status
 * @param title the kind of problem, in a few words
 * @param detail one sentence about this one
 * @param field the parameter or header that is wrong; null when none is
 * @param allowed what is allowed instead; empty when it cannot be listed
 */
public record Problem(
        int status, String title, String detail, @Nullable String field, List<String> allowed) {
    /** The media type of a problem. */
    public static final String TYPE = "application/problem+json";

    public Problem {
        allowed = List.copyOf(allowed);
    }

    /** A problem that is about no single field. */
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, null, List.of());
    }

    /** Its JSON. */
    public byte[] json() {
        Row row = new Row()
                .with("type", "about:blank")
                .with("title", title)
                .with("status", status)
                .with("detail", detail);
        if (field != null) {
            row.with("field", field);
        }
        if (!allowed.isEmpty()) {
            row.with("allowed", allowed);
        }
        return Answers.json(row);
    }

    /** Sends it as the whole answer. */
    public void sendTo(HttpServletResponse response) throws IOException {
        byte[] body = json();
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"tokenspeed\"");
        }
        response.setContentType(TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Its JSON as text. */
    public String text() {
        return new String(json(), StandardCharsets.UTF_8);
    }
}
