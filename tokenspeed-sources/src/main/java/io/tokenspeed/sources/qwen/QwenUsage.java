package io.tokenspeed.sources.qwen;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
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
 * The counters of one answer, in Gemini's names. The prompt holds the cached tokens. Thoughts are counted beside the
 * candidates by providers of Gemini's kind, but as a part of them by providers of OpenAI's kind, whose counters Qwen
 * Code copies into the same names; the total shows which of both.
 *
 * @param counts the counters in normal form
 * @param impossible the counter that cannot be true; null when all can
 */
record QwenUsage(TokenCounts counts, @Nullable String impossible) {
    static QwenUsage of(JsonNode usage) {
        TokenFields fields = new TokenFields()
                .inputHoldsCacheReads()
                .member(INPUT, usage, "promptTokenCount")
                .member(CACHE_READ, usage, "cachedContentTokenCount")
                .member(OUTPUT, usage, "candidatesTokenCount")
                .member(REASONING, usage, "thoughtsTokenCount");
        TokenCounts counts = (outputHoldsThoughts(usage) ? fields : fields.outputLacksReasoning()).counts();
        return new QwenUsage(counts, fields.doubt());
    }

    private static boolean outputHoldsThoughts(JsonNode usage) {
        Long prompt = TreeState.number(usage, "promptTokenCount");
        Long candidates = TreeState.number(usage, "candidatesTokenCount");
        Long total = TreeState.number(usage, "totalTokenCount");
        return prompt != null && candidates != null && total != null && total == prompt + candidates;
    }

    /** Returns what is wrong with the record of this usage, null where nothing is. */
    @Nullable
    String doubt(JsonNode line) {
        return impossible == null && JsonTree.text(line, "model") == null ? "model is absent" : impossible;
    }
}
