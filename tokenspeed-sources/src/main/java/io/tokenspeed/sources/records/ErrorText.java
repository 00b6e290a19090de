package io.tokenspeed.sources.records;

import io.tokenspeed.model.request.ErrorKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the kind of an error in a message that an agent showed to its user. The message itself is not kept. */
public final class ErrorText {
    private static final int LONGEST = 2000;
    private static final Pattern STATUS = Pattern.compile("\\b[45]\\d\\d\\b");
    private static final Map<ErrorKind, List<String>> WORDS = words();

    private ErrorText() {}

    private static Map<ErrorKind, List<String>> words() {
        Map<ErrorKind, List<String>> words = new EnumMap<>(ErrorKind.class);
        words.put(
                ErrorKind.RATE_LIMITED,
                List.of("rate limit", "rate_limit", "resource_exhausted", "quota", "too many requests", "usage limit"));
        words.put(ErrorKind.TIMEOUT, List.of("timed out", "timeout", "deadline_exceeded"));
        words.put(ErrorKind.SERVER, List.of("overloaded", "internal server error", "unavailable"));
        words.put(
                ErrorKind.CLIENT,
                List.of("invalid_argument", "invalid_request", "permission_denied", "unauthenticated", "unauthorized"));
        return words;
    }

    /** Returns the kind by the words of the message, else by the first number in it that is an HTTP status. */
    public static ErrorKind kind(String message) {
        String text = message.substring(0, Math.min(LONGEST, message.length())).toLowerCase(Locale.ROOT);
        for (Map.Entry<ErrorKind, List<String>> kind : WORDS.entrySet()) {
            if (kind.getValue().stream().anyMatch(text::contains)) {
                return kind.getKey();
            }
        }
        Matcher status = STATUS.matcher(text);
        return status.find() ? ErrorKind.ofStatus(Integer.parseInt(status.group())) : ErrorKind.OTHER;
    }
}
