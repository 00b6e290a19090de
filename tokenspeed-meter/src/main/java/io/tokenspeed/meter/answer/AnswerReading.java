package io.tokenspeed.meter.answer;

import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer told about itself.
 *
 * @param answeredBy who answered
 * @param tokens the reported usage; {@link TokenCounts#NONE} without any. The output is unreliable while only the prompt
 *     is known, as in the beginning of an Anthropic stream
 * @param parts usage that {@code tokens} leaves out, in the order in which it was reported
 * @param billing what else changes the cost, as far as the answer tells it: Anthropic's region, searches and passes
 * @param outputBytes how many bytes of output text were seen, in UTF-8: the answer, visible reasoning and arguments of
 *     tool calls
 * @param server what the server says about its own time; null where it says nothing
 * @param complete whether a finish reason or the usage of the whole answer was seen; without either it was cut
 * @param error what the provider reported in place of the rest of the answer; null for none
 * @param unreadable how many events were malformed or too long, and therefore left out
 */
public record AnswerReading(
        AnsweredBy answeredBy,
        TokenCounts tokens,
        List<Part> parts,
        Billing billing,
        long outputBytes,
        @Nullable ServerTimings server,
        boolean complete,
        @Nullable ErrorKind error,
        int unreadable) {
    private static final int BYTES_OF_A_TOKEN = 4;

    public AnswerReading {
        parts = List.copyOf(parts);
    }

    /**
     * Who answered.
     *
     * @param responseId the provider's id of the response; null where it has none
     * @param model the answering model
     * @param serviceTier the service tier that answered, or the speed where that is what has its own price
     */
    public record AnsweredBy(
            @Nullable String responseId,
            @Nullable String model,
            @Nullable String serviceTier) {}

    /**
     * A pass over a model on the way to the answer that the usage of the answer leaves out.
     *
     * @param name what tells it apart from other parts of the answer: {@code advisor:0}, {@code compaction:0}
     * @param model the model; null for that of the answer
     * @param serviceTier as in {@link AnsweredBy}
     * @param tokens the reported usage
     */
    public record Part(
            String name, @Nullable String model, @Nullable String serviceTier, TokenCounts tokens) {}

    /**
     * Returns the reported usage. Where none was reported, or an answer that was cut told only its prompt, what is missing
     * is estimated as a token for four bytes of text, rounded up; such output is unreliable. A reported zero is no gap, and
     * an error before the first output has no usage to estimate.
     *
     * @param promptBytes the bytes of text in the request
     */
    public TokenCounts tokensOrEstimate(long promptBytes) {
        if (tokens.source() == UsageSource.MISSING) {
            boolean refused = error != null && outputBytes == 0;
            return refused ? tokens : withOutput(Usage.estimated(tokensIn(promptBytes), 0), tokensIn(outputBytes));
        }
        boolean cutAfterPrompt = !complete && !tokens.outputReliable();
        return cutAfterPrompt ? withOutput(tokens, Math.max(tokens.output(), tokensIn(outputBytes))) : tokens;
    }

    private static TokenCounts withOutput(TokenCounts known, long output) {
        return new TokenCounts(
                known.input(),
                known.cacheRead(),
                known.cacheWrite5m(),
                known.cacheWrite1h(),
                output,
                0,
                false,
                UsageSource.ESTIMATED,
                false);
    }

    private static long tokensIn(long bytes) {
        return Math.floorDiv(bytes + BYTES_OF_A_TOKEN - 1, BYTES_OF_A_TOKEN);
    }
}
