package io.tokenspeed.adapter.anthropic;

import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.ErrorType;
import io.tokenspeed.model.request.ErrorKind;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says why an attempt failed, by the exception of the client. */
final class Failures {
    private Failures() {}

    static ErrorKind kindOf(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause instanceof AnthropicServiceException answer ? kindOf(answer) : ErrorKind.ofCause(error);
    }

    /** An error inside a stream comes with the status 200 and only its type says why. */
    private static ErrorKind kindOf(AnthropicServiceException answer) {
        return answer.statusCode() >= 400
                ? ErrorKind.ofStatus(answer.statusCode())
                : kindOf(answer.type().map(ErrorType::asString).orElse(null));
    }

    /** The types and their statuses are those of Anthropic's API reference, page "Errors". */
    private static ErrorKind kindOf(@Nullable String type) {
        return type == null
                ? ErrorKind.OTHER
                : switch (type) {
                    case "rate_limit_error" -> ErrorKind.RATE_LIMITED;
                    case "timeout_error" -> ErrorKind.TIMEOUT;
                    case "api_error", "overloaded_error" -> ErrorKind.SERVER;
                    case "invalid_request_error",
                            "authentication_error",
                            "billing_error",
                            "permission_error",
                            "not_found_error",
                            "request_too_large" -> ErrorKind.CLIENT;
                    default -> ErrorKind.OTHER;
                };
    }
}
