package io.tokenspeed.sources.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.tree.JsonTree;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how an answer ended from its {@code stopReason}, and why it failed from its {@code errorMessage}. */
final class Failure {
    /** A message of any length may hold the body of the provider's answer; its beginning names the error. */
    private static final int BEGINNING = 300;

    private static final Pattern HTTP_STATUS = Pattern.compile("(?<!\\d)[45]\\d\\d(?!\\d)");

    private Failure() {}

    static RequestEnding ending(JsonNode message) {
        String reason = JsonTree.text(message, "stopReason");
        if ("aborted".equals(reason)) {
            return new RequestEnding(Status.CANCELLED, null, null);
        }
        return "error".equals(reason)
                ? new RequestEnding(Status.FAILED, kind(JsonTree.text(message, "errorMessage")), null)
                : RequestEnding.OK;
    }

    private static ErrorKind kind(@Nullable String message) {
        if (message == null) {
            return ErrorKind.OTHER;
        }
        String text =
                message.substring(0, Math.min(BEGINNING, message.length())).toLowerCase(Locale.ROOT);
        Matcher status = HTTP_STATUS.matcher(text);
        if (status.find()) {
            return ErrorKind.ofStatus(Integer.parseInt(status.group()));
        }
        if (text.contains("rate limit") || text.contains("rate_limit") || text.contains("quota")) {
            return ErrorKind.RATE_LIMITED;
        }
        if (text.contains("timed out") || text.contains("timeout")) {
            return ErrorKind.TIMEOUT;
        }
        return text.contains("overloaded") ? ErrorKind.SERVER : ErrorKind.OTHER;
    }
}
