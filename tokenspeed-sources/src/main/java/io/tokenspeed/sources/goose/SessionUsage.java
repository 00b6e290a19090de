package io.tokenspeed.sources.goose;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;

import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the counters of a session: {@code accumulated_*} of all its requests, and the same without this word of the last
 * one. Goose counts cached tokens as input, too.
 */
final class SessionUsage {
    /** The cost of a session in US dollars. */
    static final String COST = "accumulated_cost";

    private static final String SUM = "accumulated_";
    private static final Map<String, Field> COUNTERS = new TreeMap<>(Map.of(
            "input_tokens", INPUT,
            "output_tokens", OUTPUT,
            "cache_read_tokens", CACHE_READ,
            "cache_write_tokens", CACHE_WRITE));

    private SessionUsage() {}

    static Stream<String> columns() {
        return COUNTERS.keySet().stream().flatMap(name -> Stream.of(name, SUM + name));
    }

    static TokenFields of(ResultSet row) throws SQLException {
        String prefix = isOfLastRequest(row) ? "" : SUM;
        TokenFields usage = new TokenFields().inputHoldsCacheReads().inputHoldsCacheWrites();
        for (Map.Entry<String, Field> counter : COUNTERS.entrySet()) {
            String name = prefix + counter.getKey();
            usage.count(counter.getValue(), name, row.getObject(name));
        }
        return usage.cost(COST, row.getObject(COST));
    }

    /** Early releases have no sums. */
    static boolean isOfLastRequest(ResultSet row) throws SQLException {
        return row.getObject(SUM + "input_tokens") == null && row.getObject(SUM + "output_tokens") == null;
    }

    static boolean tells(TokenFields usage) {
        return usage.counts().total() > 0 || usage.costNano() != null || usage.doubt() != null;
    }
}
