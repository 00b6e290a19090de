package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.meter.answer.AnswerReading.Part;
import io.tokenspeed.meter.answer.ReportedTokens.Member;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.TokenCounts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One pass over a model among those that led to an answer of Anthropic. */
final class AnthropicIteration {
    private static final String ADVISOR = "advisor_message";
    private static final String COMPACTION = "compaction";
    private static final String MESSAGE = "message";
    private static final String STANDARD = "standard";

    private final ReportedTokens reported = new ReportedTokens();
    private @Nullable String type;
    private @Nullable String model;
    private @Nullable String serviceTier;
    private @Nullable String speed;

    void value(String member, JsonParser json) throws IOException {
        switch (member) {
            case "type" -> type = Findings.name(json, type);
            case "model" -> model = Findings.name(json, model);
            case "service_tier" -> serviceTier = Findings.name(json, serviceTier);
            case "speed" -> speed = Findings.name(json, speed);
            default -> count(member, false, json, reported);
        }
    }

    /** Takes a counter of a usage object, which is that of an iteration or of the answer. */
    static void count(String member, boolean start, JsonParser json, ReportedTokens tokens) throws IOException {
        switch (member) {
            case "input_tokens" -> tokens.put(Member.UNCACHED, json);
            case "cache_read_input_tokens" -> tokens.put(Member.CACHED, json);
            case "cache_creation_input_tokens" -> tokens.put(Member.WRITTEN, json);
            case "cache_creation.ephemeral_5m_input_tokens" -> tokens.put(Member.WRITTEN_5M, json);
            case "cache_creation.ephemeral_1h_input_tokens" -> tokens.put(Member.WRITTEN_1H, json);
            case "output_tokens" -> tokens.put(start ? Member.FIRST_OUTPUT : Member.OUTPUT, json);
            case "output_tokens_details.thinking_tokens" -> tokens.put(Member.REASONING, json);
            default -> {}
        }
    }

    boolean isAdvice() {
        return ADVISOR.equals(type);
    }

    /** Returns whether it is a pass over another model than that of the answer, and over which. */
    boolean isOfAdvisor() {
        return isAdvice() && model != null;
    }

    /** Returns whether it made a summary of what came before. */
    boolean isSummary() {
        return COMPACTION.equals(type) && tokens().total() > 0;
    }

    /** Returns whether it is one of the passes that made the answer. */
    boolean isOfAnswer() {
        return type == null || type.equals(MESSAGE);
    }

    /**
     * Returns its counters.
     *
     * @param writesLiveAnHour whether what it wrote to a cache lives one hour, which it may not say itself
     */
    Pass pass(boolean writesLiveAnHour) {
        TokenCounts known = tokens();
        long fiveMinutes = writesLiveAnHour ? 0 : known.cacheWrite5m();
        long oneHour = known.cacheWrite() - fiveMinutes;
        return new Pass(known.input(), known.cacheRead(), fiveMinutes, oneHour, known.output());
    }

    TokenCounts tokens() {
        reported.endOfEvent();
        return reported.counts(true);
    }

    Part part(String name) {
        return new Part(name, model, speed == null || speed.equals(STANDARD) ? serviceTier : speed, tokens());
    }
}
