package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import org.jspecify.annotations.Nullable;

/** The counters of a tuple, in the order in which {@link CodexUsage} has them. */
enum Counter {
    INPUT("input_tokens"),
    CACHED("cached_input_tokens"),
    WRITTEN("cache_write_input_tokens"),
    OUTPUT("output_tokens"),
    REASONING("reasoning_output_tokens"),
    TOTAL("total_tokens");

    static final int COUNT = 6;
    /** The bits of all of them. */
    static final int ALL = (1 << COUNT) - 1;

    private static final Counter[] COUNTERS = values();

    private final String field;
    private final Key key;

    Counter(String field) {
        this.field = field;
        this.key = Key.of(field);
    }

    /** The counter that the current member is, if any. */
    static @Nullable Counter at(JsonScanner scanner) {
        for (Counter counter : COUNTERS) {
            if (scanner.at(counter.key)) {
                return counter;
            }
        }
        return null;
    }

    /** Its name in the log. */
    String field() {
        return field;
    }

    /** A bit that no other has. */
    int bit() {
        return 1 << ordinal();
    }
}
