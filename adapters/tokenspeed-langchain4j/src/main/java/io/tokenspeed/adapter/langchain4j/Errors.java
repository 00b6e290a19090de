package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.tokenspeed.model.request.ErrorKind;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells why a call failed. */
final class Errors {
    private static final int MAX_DEPTH = 20;

    private Errors() {}

    /** The HTTP status says most, so it is looked for first, wherever it is among the causes. */
    static ErrorKind kind(Throwable error) {
        List<Throwable> causes = causes(error);
        for (Throwable cause : causes) {
            if (cause instanceof HttpException http) {
                return ErrorKind.ofStatus(http.statusCode());
            }
        }
        for (Throwable cause : causes) {
            ErrorKind kind = byClass(cause);
            if (kind != null) {
                return kind;
            }
        }
        return ErrorKind.OTHER;
    }

    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && causes.size() < MAX_DEPTH; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static @Nullable ErrorKind byClass(Throwable cause) {
        if (cause instanceof RateLimitException) {
            return ErrorKind.RATE_LIMITED;
        }
        if (cause instanceof TimeoutException
                || cause instanceof HttpTimeoutException
                || cause instanceof InterruptedIOException
                || cause instanceof java.util.concurrent.TimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (cause instanceof InternalServerException) {
            return ErrorKind.SERVER;
        }
        if (cause instanceof AuthenticationException
                || cause instanceof InvalidRequestException
                || cause instanceof ModelNotFoundException) {
            return ErrorKind.CLIENT;
        }
        return Responses.isOf(Responses.ANTHROPIC, cause) ? AnthropicParts.kind(cause) : null;
    }
}
