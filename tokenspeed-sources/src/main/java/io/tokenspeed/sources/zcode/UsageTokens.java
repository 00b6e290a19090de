package io.tokenspeed.sources.zcode;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.database.TableRow;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a row. Input counts the cached part, too, and output the reasoning; where the total of the row is the sum
 * of all counters, none of them counts another one.
 */
final class UsageTokens {
    private static final String INPUT = "input_tokens";
    private static final String OUTPUT = "output_tokens";
    private static final String REASONING = "reasoning_tokens";
    private static final String READ = "cache_read_input_tokens";
    private static final String WRITE = "cache_creation_input_tokens";

    private final TokenFields fields;
    private final TokenCounts counts;

    UsageTokens(TableRow row) {
        fields = new TokenFields()
                .count(Field.INPUT, INPUT, row.value(INPUT))
                .count(Field.CACHE_READ, READ, row.value(READ))
                .count(Field.CACHE_WRITE, WRITE, row.value(WRITE))
                .count(Field.OUTPUT, OUTPUT, row.value(OUTPUT))
                .count(Field.REASONING, REASONING, row.value(REASONING));
        if (disjoint(row)) {
            fields.outputLacksReasoning();
        } else {
            fields.inputHoldsCacheReads().inputHoldsCacheWrites();
        }
        counts = fields.counts();
    }

    private static boolean disjoint(TableRow row) {
        double both = value(row, INPUT) + value(row, OUTPUT);
        double others = value(row, READ) + value(row, WRITE) + value(row, REASONING);
        Double total = row.number("computed_total_tokens");
        return total != null && others > 0 && total == both + others;
    }

    private static double value(TableRow row, String name) {
        Double number = row.number(name);
        return number == null ? 0 : number;
    }

    TokenCounts counts() {
        return counts;
    }

    @Nullable
    String doubt() {
        return fields.doubt();
    }
}
