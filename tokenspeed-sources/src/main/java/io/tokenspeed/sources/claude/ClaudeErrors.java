package io.tokenspeed.sources.claude;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.sources.json.ByteSearch;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises rows about failed and interrupted requests. */
final class ClaudeErrors {
    private static final byte[] STATUS_PREFIX = "API Error: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INTERRUPTED = "\"[Request interrupted by user]\"".getBytes(StandardCharsets.US_ASCII);
    /** The marker of an interruption is a short row; a longer row only quotes the text of the marker. */
    private static final int LONGEST_INTERRUPT_ROW = 2048;

    private ClaudeErrors() {}

    /** Returns the kind of an error by its name in the row, else by the HTTP status in its text. */
    static ErrorKind kind(@Nullable String error, byte[] bytes, int start, int end) {
        if (error == null) {
            return ErrorKind.ofStatus(status(bytes, start, end));
        }
        return switch (error) {
            case "rate_limit", "rate_limit_error", "usage_limit" -> ErrorKind.RATE_LIMITED;
            case "timeout", "timeout_error" -> ErrorKind.TIMEOUT;
            case "overloaded", "overloaded_error", "api_error", "server_error" -> ErrorKind.SERVER;
            case "invalid_request",
                    "invalid_request_error",
                    "authentication_failed",
                    "authentication_error",
                    "permission_error",
                    "billing_error",
                    "not_found_error",
                    "request_too_large" -> ErrorKind.CLIENT;
            default -> ErrorKind.ofStatus(status(bytes, start, end));
        };
    }

    /** Whether the row is the marker of a request that the user stopped. */
    static boolean interrupted(byte[] bytes, int start, int end) {
        return end - start < LONGEST_INTERRUPT_ROW && ByteSearch.indexOf(bytes, start, end, INTERRUPTED) >= 0;
    }

    private static int status(byte[] bytes, int start, int end) {
        int at = ByteSearch.indexOf(bytes, start, end, STATUS_PREFIX);
        int status = 0;
        for (int i = at + STATUS_PREFIX.length; at >= 0 && i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            status = Math.min(1000, status * 10 + bytes[i] - '0');
        }
        return status;
    }
}
