package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.ErrorKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Knows the names of errors that providers report in the middle of an answer. */
final class ErrorNames {
    private static final int FIRST_STATUS = 400;
    private static final int LAST_STATUS = 599;

    private static final List<String> RATE_LIMITED =
            List.of("rate_limit", "quota", "too_many_requests", "resource_exhausted");
    private static final List<String> TIMEOUT = List.of("timeout", "timed_out", "deadline_exceeded");
    private static final List<String> CLIENT = List.of(
            "invalid", "authent", "permission", "billing", "not_found", "too_large", "context_length", "precondition");

    private ErrorNames() {}

    /** Notes an error by a type, code or message of it, unless the value is null. */
    static void report(JsonParser json, Findings findings) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            findings.error(kind(json));
        }
    }

    /** Returns the kind of an error. One that is not known is one of the server, because it had accepted the request. */
    static ErrorKind kind(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            int status = json.getValueAsInt();
            return status >= FIRST_STATUS && status <= LAST_STATUS ? ErrorKind.ofStatus(status) : ErrorKind.SERVER;
        }
        String name = json.getText().toLowerCase(Locale.ROOT);
        if (RATE_LIMITED.stream().anyMatch(name::contains)) {
            return ErrorKind.RATE_LIMITED;
        }
        if (TIMEOUT.stream().anyMatch(name::contains)) {
            return ErrorKind.TIMEOUT;
        }
        return CLIENT.stream().anyMatch(name::contains) ? ErrorKind.CLIENT : ErrorKind.SERVER;
    }
}
