package io.tokenspeed.server.problem;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that the HTTP server itself refuses, with a {@link Problem}. */
public final class ProblemErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String reason = HttpStatus.getMessage(status);
        byte[] body = Problem.of(status, reason, sentence(status, reason)).json();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.TOO_MANY_REQUESTS_429 || status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static String sentence(int status, String reason) {
        return switch (status) {
            case HttpStatus.LENGTH_REQUIRED_411 -> "The request must say how long its body is, as Content-Length.";
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "The body is longer than this server takes; send less at once.";
            case HttpStatus.TOO_MANY_REQUESTS_429, HttpStatus.SERVICE_UNAVAILABLE_503 ->
                "Too many bodies are under way; try again in a second.";
            default -> "The request was refused: " + reason.toLowerCase(Locale.ROOT) + ".";
        };
    }
}
