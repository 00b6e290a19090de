package io.tokenspeed.adapter.openai;

import com.openai.errors.OpenAIServiceException;
import io.tokenspeed.model.request.ErrorKind;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says why an attempt failed, by the exception of the client or by the code of an error. */
final class Failures {
    private Failures() {}

    static ErrorKind kindOf(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause instanceof OpenAIServiceException answer ? kindOf(answer) : ErrorKind.ofCause(error);
    }

    /** An error inside a stream comes with the status 200 and only its code says why. */
    private static ErrorKind kindOf(OpenAIServiceException answer) {
        return answer.statusCode() >= 400
                ? ErrorKind.ofStatus(answer.statusCode())
                : ofCode(answer.code().or(answer::type).orElse(null));
    }

    /** The codes are those of OpenAI's API reference, page "Error codes" and object "Response". */
    static ErrorKind ofCode(@Nullable String code) {
        return code == null
                ? ErrorKind.OTHER
                : switch (code) {
                    case "rate_limit_exceeded", "insufficient_quota" -> ErrorKind.RATE_LIMITED;
                    case "vector_store_timeout" -> ErrorKind.TIMEOUT;
                    case "server_error", "server_is_overloaded", "service_unavailable_error" -> ErrorKind.SERVER;
                    case "model_not_found" -> ErrorKind.CLIENT;
                    default ->
                        code.startsWith("invalid_") || code.contains("image") ? ErrorKind.CLIENT : ErrorKind.OTHER;
                };
    }
}
