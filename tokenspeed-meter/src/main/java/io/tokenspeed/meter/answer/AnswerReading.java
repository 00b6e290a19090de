package io.tokenspeed.meter.answer;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * What an answer told about itself.
 *
 * @param answeredBy who answered
 * @param tokens the reported usage; {@link TokenCounts#NONE} without any. The output is unreliable while only the prompt
 *     is known, as in the beginning of an Anthropic stream
 * @param complete whether a finish reason or the usage of the whole answer was seen; without either it was cut
 * @param error what the provider reported in place of the rest of the answer; null for none
 * @param unreadable how many events were malformed or too long, and therefore left out
 */
public record AnswerReading(
        AnsweredBy answeredBy,
        TokenCounts tokens,
        boolean complete,
        @Nullable ErrorKind error,
        int unreadable) {
    /**
     * Who answered.
     *
     * @param responseId the provider's id of the response; null where it has none
     * @param model the answering model
     * @param serviceTier the service tier that answered
     */
    public record AnsweredBy(
            @Nullable String responseId,
            @Nullable String model,
            @Nullable String serviceTier) {}
}
