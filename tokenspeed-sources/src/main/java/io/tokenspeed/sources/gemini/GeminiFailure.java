package io.tokenspeed.sources.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.records.ErrorText;
import org.jspecify.annotations.Nullable;

/**
 * A request without an answer. Gemini CLI logs it as a message to the user, among messages about other things, so it is
 * known by the words that Gemini CLI puts before an error of the provider or after a cancel.
 *
 * @param ending how the attempt ended
 */
record GeminiFailure(RequestEnding ending) {
    private static final String ERROR = "[API Error";
    private static final String CANCELLED = "Request cancelled.";

    /** Returns the failure that a message to the user tells of; null where it is about something else. */
    static @Nullable GeminiFailure of(String type, @Nullable JsonNode content) {
        String text = text(content);
        if (text.startsWith(ERROR)) {
            return new GeminiFailure(new RequestEnding(Status.FAILED, ErrorText.kind(text), null));
        }
        boolean cancelled = type.equals("info") && text.equals(CANCELLED);
        return cancelled ? new GeminiFailure(new RequestEnding(Status.CANCELLED, null, null)) : null;
    }

    /** The content is a text, or a list of parts of which the first has it. */
    private static String text(@Nullable JsonNode content) {
        if (content == null) {
            return "";
        }
        return content.isArray() ? content.path(0).path("text").asText() : content.asText();
    }
}
