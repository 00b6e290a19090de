package io.tokenspeed.sources.hermes;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.REASONING;

import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns with sums that both tables have. The input has no cached tokens; the output holds the reasoning. */
final class Sums {
    /** The columns, and what they count. */
    static final Map<String, Field> COLUMNS = columns();

    private static final String ACTUAL = "actual_cost_usd";
    private static final String ESTIMATED = "estimated_cost_usd";

    private Sums() {}

    private static Map<String, Field> columns() {
        Map<String, Field> columns = new LinkedHashMap<>();
        columns.put("input_tokens", INPUT);
        columns.put("output_tokens", OUTPUT);
        columns.put("cache_read_tokens", CACHE_READ);
        columns.put("cache_write_tokens", CACHE_WRITE);
        columns.put("reasoning_tokens", REASONING);
        return columns;
    }

    /** Returns the columns of a table with an alias, for a query. */
    static String select(Tables tables, String table, String alias) {
        return COLUMNS.keySet().stream()
                .map(name -> tables.column(table, alias, name) + " AS " + name)
                .collect(Collectors.joining(", "));
    }

    /** Returns the expression for the cost: what was billed, else what Hermes estimated. */
    static String cost(Tables tables, String table, String alias) {
        String actual = tables.column(table, alias, ACTUAL);
        return "CASE WHEN " + actual + " > 0 THEN " + actual + " ELSE " + tables.column(table, alias, ESTIMATED)
                + " END";
    }

    /** Returns whether a record of these sums would hold anything. */
    static boolean tell(TokenFields sums) {
        return sums.counts().total() > 0 || sums.costNano() != null || sums.doubt() != null;
    }
}
