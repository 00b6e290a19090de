package io.tokenspeed.fakeprovider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer to one request.
 *
 * @param answer what the test chose
 * @param asked what the request asks for
 * @param id the id of the response
 */
record Reply(Answer answer, Asked asked, String id) {
    static Reply of(Answer answer, Asked asked, WireForm form) {
        String chosen = answer.labels().id();
        return new Reply(answer, asked, chosen == null ? Text.newId(form.idPrefix()) : chosen);
    }

    /** Returns the answering model as a JSON string. */
    String model() {
        String chosen = answer.labels().model();
        return Text.quote(chosen == null ? asked.model() : chosen);
    }

    /** Returns the service tier as a JSON string or null. */
    String tier() {
        return Text.quote(answer.labels().serviceTier());
    }

    int reasoning() {
        return answer.deltas().reasoning();
    }

    int text() {
        return answer.deltas().text();
    }

    int toolCall() {
        return answer.deltas().toolCall();
    }

    @Nullable
    ReportedUsage usage() {
        return answer.usage();
    }

    /**
     * What a request asks for, as far as an answer depends on it.
     *
     * @param model the model asked for; {@code unknown} where none is named
     * @param stream whether the answer is to be streamed
     * @param usage whether a stream of OpenAI's chat completions is to end with its usage
     */
    record Asked(String model, boolean stream, boolean usage) {
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
}
