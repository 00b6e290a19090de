package io.tokenspeed.adapter.springai;

import io.tokenspeed.model.request.ErrorKind;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells why a call failed. Streams wrap the clients' exceptions. */
final class Errors {
    private static final int MAX_DEPTH = 20;

    private Errors() {}

    static ErrorKind kind(Throwable error) {
        int depth = 0;
        for (Throwable cause = error; cause != null && depth < MAX_DEPTH; cause = cause.getCause()) {
            ErrorKind kind = byClass(cause);
            if (kind != null) {
                return kind;
            }
            depth++;
        }
        return ErrorKind.OTHER;
    }

    /** The HTTP client throws an {@link InterruptedIOException} when the time of a call or of a read is over. */
    private static @Nullable ErrorKind byClass(Throwable cause) {
        if (cause instanceof InterruptedIOException || cause instanceof TimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (Responses.isOf(Responses.OPENAI, cause)) {
            return OpenAiParts.kind(cause);
        }
        return Responses.isOf(Responses.ANTHROPIC, cause) ? AnthropicParts.kind(cause) : null;
    }
}
