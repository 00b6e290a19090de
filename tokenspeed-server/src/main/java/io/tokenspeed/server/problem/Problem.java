package io.tokenspeed.server.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.server.json.JsonBytes;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failed request as a problem document of RFC 9457.
 *
 * @param status the HTTP status
 * @param type the URI of the kind of problem; {@link #UNTYPED} where status and title say everything
 * @param title the kind of problem, in a few words
 * @param detail one sentence about this problem that ends with a full stop; null where the kind says everything
 * @param members further members, after all others
 */
public record Problem(
        int status, String type, String title, @Nullable String detail, JsonBytes.Members members) {
    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The type of problems that their status and title explain. */
    public static final String UNTYPED = "about:blank";

    /** A problem that no single field of the request causes. */
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, UNTYPED, title, detail, JsonBytes.Members.NONE);
    }

    /**
     * A problem with one field of the request.
     *
     * @param field the parameter, header or member that is wrong
     * @param allowed what is allowed instead; empty when it cannot be listed
     */
    public static Problem of(int status, String title, String detail, String field, List<String> allowed) {
        List<String> listed = List.copyOf(allowed);
        return new Problem(status, UNTYPED, title, detail, json -> {
            json.writeStringField("field", field);
            if (!listed.isEmpty()) {
                writeAllowed(listed, json);
            }
        });
    }

    private static void writeAllowed(List<String> allowed, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("allowed");
        for (String value : allowed) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** The document as JSON in UTF-8. */
    public byte[] json() {
        return JsonBytes.object(json -> {
            json.writeStringField("type", type);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            if (detail != null) {
                json.writeStringField("detail", detail);
            }
            members.write(json);
        });
    }

    /** The document as text. */
    public String text() {
        return new String(json(), StandardCharsets.UTF_8);
    }

    /** Sends the document as the whole answer of a servlet. */
    public void sendTo(HttpServletResponse response) throws IOException {
        byte[] body = json();
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"tokenspeed\"");
        }
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The document as the whole answer of a JAX-RS resource. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(json()).build();
    }
}
