package io.tokenspeed.sources.pi;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE_1H;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.REASONING;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TreeState;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one request, of which no two overlap, except that reasoning is a part of output. A request begins with
 * counters of 0, so that all 0 means that none were reported.
 *
 * @param counts the counters in normal form
 * @param costNano the cost in nano-dollars that the agent computed; null for none
 * @param impossible the value that cannot be true; null when all can
 */
record PiUsage(
        TokenCounts counts,
        @Nullable Long costNano,
        @Nullable String impossible) {
    static PiUsage of(JsonNode usage) {
        TokenFields fields = new TokenFields()
                .member(INPUT, usage, "input")
                .member(CACHE_READ, usage, "cacheRead")
                .count(CACHE_WRITE, "cacheWrite", shortWrites(usage))
                .member(CACHE_WRITE_1H, usage, "cacheWrite1h")
                .member(OUTPUT, usage, "output")
                .member(REASONING, usage, usage.has("reasoning") ? "reasoning" : "reasoningTokens")
                .cost("cost", usage.path("cost").get("total"));
        TokenCounts counts = fields.counts();
        boolean none = counts.total() == 0 && fields.doubt() == null;
        return new PiUsage(none ? TokenCounts.NONE : counts, fields.costNano(), fields.doubt());
    }

    /** The writes for one hour are a part of all writes. */
    private static @Nullable Object shortWrites(JsonNode usage) {
        Long all = TreeState.number(usage, "cacheWrite");
        Long hour = TreeState.number(usage, "cacheWrite1h");
        return all == null || hour == null || hour < 0 || hour > all ? usage.get("cacheWrite") : (Object) (all - hour);
    }

    /** Returns what is wrong with the message of this usage, null where nothing is. */
    @Nullable
    String doubt(JsonNode message) {
        return impossible == null && JsonTree.text(message, "model") == null ? "model is absent" : impossible;
    }
}
