package io.tokenspeed.fakeprovider.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for, as far as an answer depends on it.
 *
 * @param model the model asked for; {@code unknown} where none is named
 * @param stream whether the answer is to be streamed
 * @param usage whether a stream of OpenAI's chat completions is to end with its usage
 */
public record Asked(String model, boolean stream, boolean usage) {
    private static final Pattern MODEL = Pattern.compile("(?<!\\\\)\"model\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern STREAM = Pattern.compile("(?<!\\\\)\"stream\"\\s*:\\s*(true|false)");
    private static final Pattern USAGE = Pattern.compile("(?<!\\\\)\"include_usage\"\\s*:\\s*true");

    /** Reads a JSON body; {@code streams} says whether the API streams unless it is told not to. */
    static Asked of(String body, boolean streams) {
        Matcher model = MODEL.matcher(body);
        Matcher stream = STREAM.matcher(body);
        return new Asked(
                model.find() ? model.group(1) : "unknown",
                stream.find() ? stream.group(1).equals("true") : streams,
                USAGE.matcher(body).find());
    }
}
