package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.TokenCounts;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The members of the usage that an answer reported. Where one is reported again, the later value wins. Those of an event
 * count once the whole event was read.
 */
final class ReportedTokens {
    /** Larger counts are nonsense, but can still be added without overflow. */
    private static final long BEYOND = 1_000_000_000_000L;

    /** A member of a usage. */
    enum Member {
        /** All tokens of the prompt. */
        PROMPT,
        /** Tokens of the prompt that came from tools of the provider, beside {@link #PROMPT}. */
        TOOL_PROMPT,
        /** The tokens of the prompt without those of a cache. */
        UNCACHED,
        CACHED,
        /** All tokens written to caches. */
        WRITTEN,
        WRITTEN_5M,
        WRITTEN_1H,
        OUTPUT,
        /** How many tokens were generated when the answer began. */
        FIRST_OUTPUT,
        REASONING,
        /** The tokens of reasoning, beside {@link #OUTPUT}. */
        THOUGHTS,
        TOTAL
    }

    private final Map<Member, Long> members = new EnumMap<>(Member.class);
    private final Map<Member, Long> ofEvent = new EnumMap<>(Member.class);

    /** Takes the members of an event that was read. */
    void endOfEvent() {
        members.putAll(ofEvent);
        ofEvent.clear();
    }

    /** Forgets the members of an event that is malformed. */
    void forgetEvent() {
        ofEvent.clear();
    }

    /** Notes a member, unless the value is no integer. */
    void put(Member member, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            long count = json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? BEYOND : json.getLongValue();
            ofEvent.put(member, Math.max(-BEYOND, Math.min(BEYOND, count)));
        }
    }

    /** Returns the counts in normal form, with those of the event that is being read. */
    TokenCounts soFar() {
        ReportedTokens known = new ReportedTokens();
        known.members.putAll(members);
        known.members.putAll(ofEvent);
        return known.counts(true);
    }

    /** Returns whether the event that is being read has the usage of a whole answer. */
    boolean eventHasAll() {
        return hasAll(ofEvent);
    }

    private static boolean hasAll(Map<Member, Long> some) {
        return some.containsKey(Member.OUTPUT) || (some.containsKey(Member.PROMPT) && some.containsKey(Member.TOTAL));
    }

    /**
     * Returns the counts in normal form.
     *
     * @param complete whether the answer is, so that an output that was not reported is none
     */
    TokenCounts counts(boolean complete) {
        if (members.containsKey(Member.UNCACHED)) {
            return exclusive();
        }
        if (members.containsKey(Member.OUTPUT) || members.containsKey(Member.THOUGHTS)) {
            return inclusive();
        }
        if (!members.containsKey(Member.PROMPT)) {
            return Usage.MISSING;
        }
        return complete ? inclusive() : begun(inclusive());
    }

    private TokenCounts inclusive() {
        long prompt = count(Member.PROMPT) + count(Member.TOOL_PROMPT);
        long cached = count(Member.CACHED);
        long written = count(Member.WRITTEN);
        long output = count(Member.OUTPUT) + count(Member.THOUGHTS);
        long reasoning = count(Member.REASONING) + count(Member.THOUGHTS);
        if (!members.containsKey(Member.REASONING) && !members.containsKey(Member.THOUGHTS)) {
            return written == 0
                    ? Usage.inclusive(prompt, cached, output)
                    : Usage.exclusive(prompt - cached - written, cached, written, 0, output);
        }
        // xAI leaves reasoning out of the completion, but not out of the total
        boolean apart = reasoning > 0 && count(Member.TOTAL) == prompt + output + reasoning;
        return Usage.inclusive(prompt, cached, written, apart ? output + reasoning : output, reasoning);
    }

    private TokenCounts exclusive() {
        long input = count(Member.UNCACHED);
        long read = count(Member.CACHED);
        long oneHour = count(Member.WRITTEN_1H);
        long fiveMinutes = Math.max(count(Member.WRITTEN_5M), count(Member.WRITTEN) - oneHour);
        if (!members.containsKey(Member.OUTPUT)) {
            return begun(Usage.exclusive(input, read, fiveMinutes, oneHour, count(Member.FIRST_OUTPUT)));
        }
        long output = count(Member.OUTPUT);
        return members.containsKey(Member.REASONING)
                ? Usage.exclusive(input, read, fiveMinutes, oneHour, output, count(Member.REASONING))
                : Usage.exclusive(input, read, fiveMinutes, oneHour, output);
    }

    /** Returns counts whose output is that of the beginning only. */
    private static TokenCounts begun(TokenCounts known) {
        return new TokenCounts(
                known.input(),
                known.cacheRead(),
                known.cacheWrite5m(),
                known.cacheWrite1h(),
                known.output(),
                0,
                false,
                known.source(),
                false);
    }

    private long count(Member member) {
        return members.getOrDefault(member, 0L);
    }
}
