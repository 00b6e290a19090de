package io.tokenspeed.sources.kimi;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.tree.TokenFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one request, of which no two overlap. All 0 means that the provider reported none. Reasoning is a part
 * of the output and not counted by itself.
 *
 * @param counts the counters in normal form
 * @param doubt the counter that cannot be true; null when all can
 */
record KimiUsage(TokenCounts counts, @Nullable String doubt) {
    /** Reads the counters with Kimi CLI's names. */
    static KimiUsage ofCli(JsonNode usage) {
        return of(usage, "input_other", "input_cache_read", "input_cache_creation");
    }

    /** Reads the counters with Kimi Code's names. */
    static KimiUsage ofCode(JsonNode usage) {
        return of(usage, "inputOther", "inputCacheRead", "inputCacheCreation");
    }

    private static KimiUsage of(JsonNode usage, String input, String read, String write) {
        TokenFields fields = new TokenFields()
                .member(INPUT, usage, input)
                .member(CACHE_READ, usage, read)
                .member(CACHE_WRITE, usage, write)
                .member(OUTPUT, usage, "output");
        TokenCounts counts = fields.counts();
        boolean none = counts.total() == 0 && fields.doubt() == null;
        return new KimiUsage(none ? TokenCounts.NONE : counts, fields.doubt());
    }

    /** Writes the counters as members with Kimi Code's names. */
    void write(JsonGenerator json) throws IOException {
        json.writeNumberField("inputOther", counts.input());
        json.writeNumberField("inputCacheRead", counts.cacheRead());
        json.writeNumberField("inputCacheCreation", counts.cacheWrite());
        json.writeNumberField("output", counts.output());
    }

    /** The counters as a part of a key. */
    String key() {
        return counts.input() + ":" + counts.cacheRead() + ":" + counts.cacheWrite() + ":" + counts.output();
    }
}
