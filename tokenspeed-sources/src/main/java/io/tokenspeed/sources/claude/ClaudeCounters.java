package io.tokenspeed.sources.claude;

import static io.tokenspeed.sources.json.Counter.orZero;

import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.json.Counter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one {@code usage} object as logged: each is a count or one of the negative values of {@link Counter}.
 * A certain counter counts, even if another one is impossible.
 */
final class ClaudeCounters {
    long input = Counter.ABSENT;
    long output = Counter.ABSENT;
    long cacheRead = Counter.ABSENT;
    long cacheWrite = Counter.ABSENT;
    long write5m = Counter.ABSENT;
    long write1h = Counter.ABSENT;
    long thinking = Counter.ABSENT;
    long total = Counter.ABSENT;

    TokenCounts counts(boolean outputReliable) {
        long tokensOut = output < 0 ? rest(input) : output;
        boolean thinkingKnown = thinking >= 0 && thinking <= tokensOut;
        return new TokenCounts(
                orZero(input < 0 ? rest(output) : input),
                orZero(cacheRead),
                write() - writeForAnHour(),
                writeForAnHour(),
                orZero(tokensOut),
                thinkingKnown ? thinking : 0,
                thinkingKnown,
                source(),
                outputReliable && tokensOut >= 0);
    }

    /** Whether all tokens written to a cache live one hour. */
    boolean writesLiveAnHour() {
        return write() > 0 && writeForAnHour() == write();
    }

    /**
     * Returns the counters of one pass of an answer with several passes.
     *
     * @param anHour whether cache writes of unknown lifetime live one hour
     */
    Pass pass(boolean anHour) {
        long forAnHour = anHour ? write() - (splitIsTooLarge() ? 0 : orZero(write5m)) : writeForAnHour();
        return new Pass(orZero(input), orZero(cacheRead), write() - forAnHour, forAnHour, orZero(output));
    }

    /** Returns the tokens that the model read, as far as they are logged. */
    long prompt() {
        return orZero(input) + orZero(cacheRead) + write();
    }

    /** Computes a missing input from total and output, or a missing output from total and input. */
    private long rest(long other) {
        long rest = total - other - orZero(cacheRead) - write();
        return total < 0 || other < 0 || rest < 0 ? Counter.ABSENT : rest;
    }

    private long split() {
        return orZero(write5m) + orZero(write1h);
    }

    /** If the writes by lifetime add up to more than all writes, they are wrong. */
    private boolean splitIsTooLarge() {
        return cacheWrite > 0 && split() > cacheWrite;
    }

    private long write() {
        return splitIsTooLarge() ? cacheWrite : Math.max(split(), cacheWrite);
    }

    /** Writes of unknown lifetime count as five-minute writes. */
    private long writeForAnHour() {
        return splitIsTooLarge() ? 0 : orZero(write1h);
    }

    private UsageSource source() {
        if (input < 0 && output < 0 && prompt() == 0) {
            return UsageSource.MISSING;
        }
        boolean known = (input >= 0 || rest(output) >= 0)
                && (output >= 0 || rest(input) >= 0)
                && !Counter.isImpossible(cacheRead)
                && !Counter.isImpossible(cacheWrite);
        return known ? UsageSource.REPORTED : UsageSource.PARTIAL;
    }

    /**
     * Returns which counters cannot be true, in a few words; null where all can. Only input and output must be present.
     */
    @Nullable
    String problem() {
        List<String> problems = new ArrayList<>(0);
        require("input_tokens", input, problems);
        require("output_tokens", output, problems);
        check("cache_read_input_tokens", cacheRead, problems);
        check("cache_creation_input_tokens", cacheWrite, problems);
        check("ephemeral_5m_input_tokens", write5m, problems);
        check("ephemeral_1h_input_tokens", write1h, problems);
        check("thinking_tokens", thinking, problems);
        if (splitIsTooLarge()) {
            problems.add("cache_creation is more than cache_creation_input_tokens");
        }
        if (output >= 0 && thinking > output) {
            problems.add("thinking_tokens is more than output_tokens");
        }
        return problems.isEmpty() ? null : String.join(", ", problems);
    }

    private static void require(String field, long value, List<String> problems) {
        if (value < 0) {
            problems.add(Counter.problem(field, value));
        }
    }

    private static void check(String field, long value, List<String> problems) {
        if (Counter.isImpossible(value)) {
            problems.add(Counter.problem(field, value));
        }
    }
}
